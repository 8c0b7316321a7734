package org.nroagent.collector.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.SettableTime;
import org.nroagent.collector.pki.Authority;
import org.nroagent.collector.pki.SigningRequest;
import org.nroagent.daemon.tls.TlsFiles;
import org.nroagent.protocol.Message.RefusalCode;

/// Debian's openssl as the other side: as an authority instead of ours, as an agent's TLS, and as a critic of what our
/// authority makes.
class OpensslIT {
  private final Instant now = Instant.now();
  private static final Duration YEAR = Duration.ofDays(365);
  private static final String CA_SETTINGS = """
      [ca]
      default_ca = own
      [own]
      database = index.txt
      serial = serial
      new_certs_dir = .
      certificate = ca.pem
      private_key = ca.key
      default_md = sha256
      default_days = 365
      default_crl_days = 30
      policy = any
      [any]
      commonName = supplied
      [agent]
      keyUsage = critical,digitalSignature
      extendedKeyUsage = clientAuth
      [collector]
      keyUsage = critical,digitalSignature
      extendedKeyUsage = serverAuth
      subjectAltName = DNS:localhost
      """;

  @TempDir
  private Path folder;

  @Test
  void anotherAuthorityServesAsWell() throws Exception {
    Files.writeString(folder.resolve("ca.cnf"), CA_SETTINGS);
    Files.writeString(folder.resolve("index.txt"), "");
    Files.writeString(folder.resolve("serial"), "01\n");
    key("ca");
    openssl("req", "-x509", "-new", "-key", "ca.key", "-days", "30", "-subj", "/CN=external", "-out",
        "ca.pem",
        "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign,cRLSign");
    certify("collector", "collector");
    certify("a1", "agent");
    openssl("ca", "-config", "ca.cnf", "-gencrl", "-out", "revoked.crl");
    IngestServer server = start(files("collector", "ca.pem", Optional.of("revoked.crl")));
    try {
      String welcome = dial(server, "a1", "ca.pem");
      assertTrue(welcome.contains("TLSv1.3") && welcome.contains("Verification: OK"), welcome);
      assertEquals(0, server.sessions().counters().handshakeFailures());
      openssl("ca", "-config", "ca.cnf", "-revoke", "a1.pem");
      openssl("ca", "-config", "ca.cnf", "-gencrl", "-out", "revoked.crl");
      dial(server, "a1", "ca.pem");
    } finally {
      // Waits for the server's side of the refusal.
      server.close();
    }
    assertEquals(1, server.sessions().counters().refusals(RefusalCode.CERTIFICATE_REFUSED));
    assertEquals("a1 at 127.0.0.1", server.sessions().refusedPeers().list().getFirst().peer());
  }

  @Test
  void whatOurAuthorityMakesIsSound() throws Exception {
    Authority authority = Authority.create(folder.resolve("own"), "own authority", now, YEAR);
    key("a1");
    openssl("req", "-new", "-key", "a1.key", "-subj", "/CN=a1", "-out", "a1.csr");
    Files.writeString(folder.resolve("a1.pem"),
        authority.enrol("a1", SigningRequest.read(folder.resolve("a1.csr")), now, YEAR));
    String[] verify = {"verify", "-x509_strict", "-purpose", "sslclient", "-CAfile", "own/ca.pem",
        "-crl_check",
        "-CRLfile", "own/revoked.crl", "a1.pem"};
    assertTrue(openssl(verify).contains("a1.pem: OK"));
    authority.revoke("a1", now);
    Said refused = run(verify);
    assertTrue(refused.text().contains("certificate revoked"), refused.text());
    assertTrue(openssl("x509", "-in", "own/ca.pem", "-noout", "-text").contains("CA:TRUE, pathlen:0"));
    assertTrue(openssl("crl", "-in", "own/revoked.crl", "-noout", "-CAfile", "own/ca.pem", "-text")
        .contains("verify OK"));
    assertTrue(run("verify", "-purpose", "sslserver", "-CAfile", "own/ca.pem", "a1.pem").exit() != 0,
        "an agent's certificate is no collector's");
  }

  private IngestServer start(TlsFiles files) throws IOException {
    return IngestServer.start(new IngestSettings(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        Optional.of(files), Set.of("a1"), IngestSettings.Timeouts.PROTOCOL), new HeldStore(),
        new SettableTime(now));
  }

  /// What openssl tells of a connection as that agent; it ends with its input, which is empty.
  private String dial(IngestServer server, String agent, String trust) throws Exception {
    return run("s_client", "-connect", "localhost:" + server.address().getPort(), "-tls1_3", "-brief",
        "-cert",
        agent + ".pem", "-key", agent + ".key", "-CAfile", trust, "-verify_hostname", "localhost").text();
  }

  private TlsFiles files(String name, String trust, Optional<String> revoked) {
    return new TlsFiles(folder.resolve(name + ".pem"), folder.resolve(name + ".key"), folder.resolve(trust),
        revoked.map(folder::resolve));
  }

  private void key(String name) throws Exception {
    openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", name + ".key");
  }

  private void certify(String name, String extensions) throws Exception {
    key(name);
    openssl("req", "-new", "-key", name + ".key", "-subj", "/CN=" + name, "-out", name + ".csr");
    openssl("ca", "-config", "ca.cnf", "-batch", "-notext", "-extensions", extensions, "-in", name + ".csr",
        "-out",
        name + ".pem");
  }

  private String openssl(String... arguments) throws Exception {
    Said said = run(arguments);
    assertEquals(0, said.exit(), () -> List.of(arguments) + ": " + said.text());
    return said.text();
  }

  private record Said(int exit, String text) {}

  private Said run(String... arguments) throws Exception {
    String[] command = new String[arguments.length + 1];
    command[0] = "openssl";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
        .start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), text);
    return new Said(process.exitValue(), text);
  }
}
