package org.nroagent.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LabMainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir
  Path folder;

  @Test
  void printsTheAddressAndEndsWhenStopped() throws Exception {
    Path community = Files.writeString(folder.resolve("community"), "lab\n");
    assertEquals(0, run("--kind", "spoke", "--community-file", community.toString()));
    assertTrue(out.toString().matches("udp:127\\.0\\.0\\.1:[1-9]\\d*\\R"), out::toString);
  }

  @Test
  void helpNamesTheOptions() {
    assertEquals(0, run("--help"));
    for (String option : new String[]{"--kind", "--port", "--community-file", "--seed", "--script",
        "--speed"}) {
      assertTrue(out.toString().contains(option), option);
    }
  }

  @Test
  void refusesADeviceThatNobodyCouldRead() {
    assertEquals(2, run("--kind", "hub"));
    assertTrue(err.toString().contains("--community-file"), err::toString);
  }

  @Test
  void takesAReceiverOfNotificationsAndWhatTheDeviceOffers() throws Exception {
    String community = Files.writeString(folder.resolve("community"), "lab\n").toString();
    assertEquals(0, run("--kind", "standby", "--community-file", community, "--notify", "127.0.0.1:1162",
        "--groups-in", "MGMD", "--lacp-order", "WIRE", "--no-lag-debug", "--lag-events", "--informs"));
    assertEquals(2, run("--kind", "hub", "--community-file", community, "--notify", "nowhere"));
    assertTrue(err.toString().contains("--notify: 'nowhere' is not ADDRESS:PORT"), err::toString);
  }

  @Test
  void speaksNetconfWhereAskedTo() throws Exception {
    String secret = Files.writeString(folder.resolve("secret"), "lab\n").toString();
    assertEquals(0, run("--kind", "hub", "--community-file", secret, "--netconf-port", "0",
        "--netconf-password-file", secret, "--dialect", "OPENCONFIG"));
    assertTrue(out.toString().contains("ssh:127.0.0.1:"), out::toString);
    assertTrue(out.toString().contains("ecdsa-sha2-nistp256 "), out::toString);
    assertEquals(2, run("--kind", "hub", "--community-file", secret, "--netconf-port", "0"));
    assertTrue(err.toString().contains("--netconf-password-file"), err::toString);
  }

  @Test
  void refusesAScriptThatIsWrong() throws Exception {
    Path community = Files.writeString(folder.resolve("community"), "lab\n");
    Path script = Files.writeString(folder.resolve("script"), "+1m explode\n");
    assertEquals(2,
        run("--kind", "hub", "--community-file", community.toString(), "--script", script.toString()));
    assertTrue(err.toString().contains("line 1"), err::toString);
  }

  @Test
  void aMissingSecretFileIsAFailureThatNamesIt() {
    assertEquals(1, run("--kind", "hub", "--community-file", folder.resolve("none").toString()));
    assertTrue(err.toString().contains("none"), err::toString);
  }

  private int run(String... args) {
    CommandLine line = LabMain.commandLine(new CountDownLatch(0));
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(args);
  }
}
