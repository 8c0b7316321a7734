package org.nroagent.endtoend.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.command.InitCommand;
import org.nroagent.collector.pki.Authority;
import org.nroagent.collector.pki.SigningRequest;
import org.nroagent.daemon.tls.TlsFiles;
import org.nroagent.lab.network.Fault;
import picocli.CommandLine;

/// The way of an agent from its first key to its revocation and back, by the commands' own code on both sides.
class EnrolmentTest {
  private static final Duration YEAR = Duration.ofDays(365);
  private final Instant now = Instant.now();

  @TempDir
  private Path folder;

  private Authority authority;

  @BeforeEach
  void createAuthority() throws Exception {
    authority = Authority.create(folder.resolve("ca"), "authority", now, YEAR);
  }

  @Test
  void anAgentIsEnrolledDeliversIsRevokedAndEnrolledAnew() throws Exception {
    TlsFiles files = enrol("first");
    try (DeliveryBench bench = new DeliveryBench(folder, AgentSide.Sizes.AMPLE, new Random(1),
        Optional.of(new DeliveryBench.Tls(files, collector())), DeliveryBench.PATIENT, Fault.None::new)) {
      bench.tell(3);
      bench.startClient();
      bench.awaitDelivered();
      bench.stopClient();

      authority.revoke(DeliveryBench.AGENT, now);
      bench.tell(3);
      bench.startClient();
      Eventually.soon("the agent is refused",
          () -> bench.agent().status().counters().failures() > 0);
      assertTrue(bench.agent().status().pending() > 0);

      // The files of the running agent are replaced.
      TlsFiles again = enrol("again");
      Files.copy(again.key(), files.key(), StandardCopyOption.REPLACE_EXISTING);
      Files.copy(again.certificate(), files.certificate(), StandardCopyOption.REPLACE_EXISTING);
      bench.awaitDelivered();
    }
  }

  private TlsFiles collector() throws Exception {
    Path key = folder.resolve("collector.key");
    String certificate = authority.certifyCollector(List.of("localhost"), key, now, YEAR);
    return new TlsFiles(Files.writeString(folder.resolve("collector.pem"), certificate), key,
        authority.certificateFile(), Optional.of(authority.list()));
  }

  private TlsFiles enrol(String name) throws Exception {
    Path tls = folder.resolve(name);
    assertEquals(0, new CommandLine(new InitCommand()).execute(DeliveryBench.AGENT, "--directory",
        tls.toString()));
    String certificate = authority.enrol(DeliveryBench.AGENT, SigningRequest.read(tls.resolve("agent.csr")),
        now, YEAR);
    return new TlsFiles(Files.writeString(tls.resolve("agent.pem"), certificate), tls.resolve("agent.key"),
        authority.certificateFile());
  }
}
