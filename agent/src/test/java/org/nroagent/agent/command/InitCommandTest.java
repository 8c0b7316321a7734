package org.nroagent.agent.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.daemon.command.ExitCode;
import picocli.CommandLine;

class InitCommandTest {
  @TempDir
  private Path folder;

  private final StringWriter err = new StringWriter();

  @Test
  void theKeyIsForItsOwnerAlone() throws Exception {
    assertEquals(ExitCode.DONE, init("hub1-agent"), err::toString);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key())));
  }

  @Test
  void anExistingKeyIsNeverOverwritten() throws Exception {
    Files.writeString(key(), "precious");
    assertEquals(ExitCode.FAILED, init("hub1-agent"));
    assertEquals("precious", Files.readString(key()));
    assertTrue(err.toString().contains("never overwritten"), err::toString);
    assertTrue(Files.notExists(request()));
  }

  @Test
  void aNameThatNoCertificateHoldsIsRefused() throws Exception {
    for (String name : new String[]{"", "a b", "x,O=Evil", "x".repeat(65)}) {
      assertEquals(ExitCode.USAGE, init(name), name);
    }
    assertTrue(Files.notExists(key()));
  }

  /// RFC 2986 §4: SEQUENCE { info { 0, subject, key, [0] {} }, ecdsa-with-SHA256, BIT STRING signature over info }.
  @Test
  void theRequestHoldsNameAndKeyAndIsSignedByIt() throws Exception {
    assertEquals(ExitCode.DONE, init("hub1-agent"), err::toString);
    PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pem(key())));
    ByteBuffer request = ByteBuffer.wrap(content(ByteBuffer.wrap(pem(request()))));
    ByteBuffer start = request.duplicate();
    byte[] info = content(request);
    byte[] infoElement = new byte[request.position()];
    start.get(infoElement);
    ByteBuffer fields = ByteBuffer.wrap(info);
    assertArrayEquals(new byte[]{0}, content(fields));
    byte[] subject = element(fields);
    assertEquals(new X500Principal("CN=hub1-agent"), new X500Principal(subject));
    PublicKey publicKey = KeyFactory.getInstance("EC")
        .generatePublic(new X509EncodedKeySpec(element(fields)));
    assertEquals("EC", key.getAlgorithm());
    element(request);
    byte[] bits = content(request);
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initVerify(publicKey);
    signature.update(infoElement);
    assertTrue(signature.verify(Arrays.copyOfRange(bits, 1, bits.length)));
    assertEquals(0, request.remaining());
  }

  private int init(String name) {
    return new CommandLine(new InitCommand()).setErr(new PrintWriter(err)).execute(name, "--directory",
        folder.toString());
  }

  private Path key() {
    return folder.resolve("agent.key");
  }

  private Path request() {
    return folder.resolve("agent.csr");
  }

  private static byte[] pem(Path file) throws IOException {
    String base64 = Files.readString(file).lines().filter(line -> !line.startsWith("-----"))
        .reduce("", String::concat);
    return Base64.getDecoder().decode(base64);
  }

  /// The next element of DER, tag and length included.
  private static byte[] element(ByteBuffer in) {
    ByteBuffer start = in.duplicate();
    content(in);
    byte[] octets = new byte[in.position() - start.position()];
    start.get(octets);
    return octets;
  }

  private static byte[] content(ByteBuffer in) {
    in.get();
    int length = Byte.toUnsignedInt(in.get());
    if (length == 0x81) {
      length = Byte.toUnsignedInt(in.get());
    } else if (length == 0x82) {
      length = Short.toUnsignedInt(in.getShort());
    }
    byte[] octets = new byte[length];
    in.get(octets);
    return octets;
  }
}
