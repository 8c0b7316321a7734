package org.nroagent.agent.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.command.InitCommand;
import picocli.CommandLine;

/// Debian's openssl reads the request that `init` makes, and the key.
class OpensslInteropIT {
  @TempDir
  private Path folder;

  @Test
  void readsAndVerifiesTheRequest() throws Exception {
    assertEquals(0,
        new CommandLine(new InitCommand()).execute("hub1-agent", "--directory", folder.toString()));
    String request = openssl("req", "-in", "agent.csr", "-verify", "-noout", "-subject", "-nameopt",
        "RFC2253");
    assertTrue(request.contains("verify OK"), request);
    assertTrue(request.contains("subject=CN=hub1-agent"), request);
    String key = openssl("pkey", "-in", "agent.key", "-noout", "-text");
    assertTrue(key.contains("NIST CURVE: P-256"), key);
  }

  private String openssl(String... arguments) throws Exception {
    String[] command = new String[arguments.length + 1];
    command[0] = "openssl";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
        .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), said);
    assertEquals(0, process.exitValue(), said);
    return said;
  }
}
