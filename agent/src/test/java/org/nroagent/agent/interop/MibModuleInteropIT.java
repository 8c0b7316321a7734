package org.nroagent.agent.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The agent's MIB module and the tools that judge and read modules: libsmi's `smilint` and net-snmp's `snmptranslate`.
class MibModuleInteropIT {
  @TempDir
  private Path folder = Path.of("");

  private List<String> smilint(Path module) throws IOException, InterruptedException {
    return ExternalProgram.run(folder.resolve("smilint.log"),
        List.of("/usr/bin/env", "SMIPATH=" + MibFiles.STANDARD, ExternalProgram.find("smitools", "smilint"),
            "-c",
            "/dev/null", "-l", "6", module.toString()));
  }

  @Test
  void smilintFindsNothingUpToLevelSix() throws Exception {
    assertEquals(List.of(), smilint(MibFiles.MODULE));
  }

  /// `smilint` ends with 0 whatever it finds: so that the test above cannot pass because nothing was read.
  @Test
  void smilintFindsWhatIsWrong() throws Exception {
    Path wrong = Files.writeString(folder.resolve("NRO-AGENT-MIB.txt"),
        Files.readString(MibFiles.MODULE).replace("nroLinkTotal, nroLinkInOrder }", "nroLinkTotal }"));
    List<String> found = smilint(wrong);
    assertTrue(found.stream().anyMatch(line -> line.contains("nroLinkInOrder")), found::toString);
  }

  @Test
  void netSnmpReadsItsNames() throws Exception {
    assertEquals(List.of(".1.3.6.1.4.1.32473.9480.1.3.2.1.6"),
        ExternalProgram.run(folder.resolve("translate.log"),
            List.of(ExternalProgram.find("snmp", "snmptranslate"), "-M", MibFiles.searchPath(), "-m",
                "NRO-AGENT-MIB", "-On", "NRO-AGENT-MIB::nroFigureReference")));
  }
}
