package org.nroagent.agent.command;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.HexFormat;
import javax.security.auth.x500.X500Principal;

/// A request for a certificate (PKCS#10, RFC 2986 §4) by an EC key. The JDK encodes key, name and signature; this puts
/// them together. Nobody relies on a request before whoever signs it has verified it.
final class CertificationRequest {
  private static final int SEQUENCE = 0x30;
  private static final int BIT_STRING = 0x03;
  private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
  private static final byte[] NO_ATTRIBUTES = {(byte) 0xa0, 0x00};
  /// AlgorithmIdentifier of ecdsa-with-SHA256, 1.2.840.10045.4.3.2 (RFC 5758 §3.2).
  private static final byte[] ECDSA_WITH_SHA256 = HexFormat.of().parseHex("300a06082a8648ce3d040302");

  private CertificationRequest() {}

  /// The request in DER.
  ///
  /// @param subject whose certificate it shall be
  /// @param pair an EC key; its private half signs the request
  static byte[] of(X500Principal subject, KeyPair pair) throws GeneralSecurityException {
    byte[] info = element(SEQUENCE, VERSION_0, subject.getEncoded(), pair.getPublic().getEncoded(),
        NO_ATTRIBUTES);
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(pair.getPrivate());
    signature.update(info);
    byte[] wholeOctets = {0};
    return element(SEQUENCE, info, ECDSA_WITH_SHA256, element(BIT_STRING, wholeOctets, signature.sign()));
  }

  /// Tag, length and content (X.690 §8.1), the length in its shortest form.
  private static byte[] element(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    int length = content.size();
    ByteBuffer out = ByteBuffer.allocate(length + 4).put((byte) tag);
    if (length < 0x80) {
      out.put((byte) length);
    } else if (length < 0x100) {
      out.put((byte) 0x81).put((byte) length);
    } else {
      out.put((byte) 0x82).putShort((short) length);
    }
    out.put(content.toByteArray()).flip();
    byte[] octets = new byte[out.remaining()];
    out.get(octets);
    return octets;
  }
}
