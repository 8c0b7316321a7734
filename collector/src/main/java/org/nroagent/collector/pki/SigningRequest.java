package org.nroagent.collector.pki;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/// What somebody asks to have certified (PKCS#10, RFC 2986): a key and a name. What else it may ask for is not looked
/// at; the authority alone decides what a certificate may be used for.
///
/// @param name the subject's common name
/// @param key the public key, whose private half made the request
public record SigningRequest(String name, PublicKey key) {
  private static final int LARGEST_FILE = 64 << 10;
  private static final int SHORTEST_RSA = 2048;
  private static final int SHORTEST_EC = 256;

  /// Reads a request and verifies that whoever made it holds the private key.
  ///
  /// @throws IOException if it cannot be used; the message says why
  public static SigningRequest read(Path file) throws IOException {
    if (Files.size(file) > LARGEST_FILE) {
      throw new IOException(file + " is larger than " + LARGEST_FILE + " bytes; it is no request");
    }
    try (PEMParser parser = new PEMParser(new StringReader(Files.readString(file)))) {
      if (!(parser.readObject() instanceof PKCS10CertificationRequest request)) {
        throw new IOException(file + " holds no PEM CERTIFICATE REQUEST; make one with: nro-agent init NAME");
      }
      return verified(file, request);
    } catch (GeneralSecurityException | OperatorCreationException | PKCSException | RuntimeException e) {
      throw new IOException(file + " is no request that can be read: " + e.getMessage(), e);
    }
  }

  private static SigningRequest verified(Path file, PKCS10CertificationRequest request)
      throws IOException, GeneralSecurityException, OperatorCreationException, PKCSException {
    PublicKey key = new JcaPKCS10CertificationRequest(request).getPublicKey();
    if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
      throw new IOException(file + " is not signed by the key that it names; make it again");
    }
    requireStrong(file, key);
    RDN[] names = request.getSubject().getRDNs(BCStyle.CN);
    if (names.length != 1) {
      throw new IOException(
          file + " has " + names.length + " common names; it must have one, the agent's name");
    }
    return new SigningRequest(IETFUtils.valueToString(names[0].getFirst().getValue()), key);
  }

  private static void requireStrong(Path file, PublicKey key) throws IOException {
    boolean strong = switch (key) {
      case ECPublicKey ec -> ec.getParams().getCurve().getField().getFieldSize() >= SHORTEST_EC;
      case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= SHORTEST_RSA;
      case EdECPublicKey _ -> true;
      default -> false;
    };
    if (!strong) {
      throw new IOException(file + " has a key that is too weak; use EC P-256, Ed25519, or RSA of at least "
          + SHORTEST_RSA + " bits");
    }
  }
}
