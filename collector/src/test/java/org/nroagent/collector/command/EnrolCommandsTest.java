package org.nroagent.collector.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.daemon.time.SystemTime;

class EnrolCommandsTest {
  @TempDir
  private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void makesAnAuthorityAndCertifiesTheCollector() {
    assertEquals(0, run("init-ca", "--ca", ca()), err::toString);
    assertTrue(err.toString().contains(ca() + "/revoked.crl"), err::toString);
    assertEquals("", out.toString());
    assertEquals(0, run("certify", "collector.example.net", "192.0.2.1", "--key", folder + "/collector.key",
        "--ca", ca()), err::toString);
    assertTrue(out.toString().startsWith("-----BEGIN CERTIFICATE-----\n"), out::toString);
    assertTrue(Files.exists(folder.resolve("collector.key")));
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    assertEquals(1, run("enrol", "hub1", "--csr", folder + "/hub1.csr", "--ca", ca()));
    assertTrue(err.toString().contains("make one with: nro-collector init-ca"), err::toString);
    assertEquals(0, run("init-ca", "--ca", ca()));
    assertEquals(1, run("init-ca", "--ca", ca()));
    assertTrue(err.toString().contains("never overwritten"), err::toString);
    Files.writeString(folder.resolve("hub1.csr"), "junk");
    assertEquals(1, run("enrol", "hub1", "--csr", folder + "/hub1.csr", "--ca", ca()));
    assertTrue(err.toString().contains("nro-agent init"), err::toString);
    assertEquals(1, run("revoke", "hub1", "--ca", ca()));
    assertTrue(err.toString().contains("no certificate was issued to 'hub1'"), err::toString);
    assertEquals(2, run("enrol", "hub1", "--ca", ca()));
    assertEquals("", out.toString());
  }

  private String ca() {
    return folder.resolve("ca").toString();
  }

  private int run(String... args) {
    return Commands.execute(new PrintWriter(out, true), new PrintWriter(err, true), new SystemTime(), args);
  }
}
