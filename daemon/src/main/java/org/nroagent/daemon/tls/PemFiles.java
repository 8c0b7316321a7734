package org.nroagent.daemon.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads keys, certificates and lists of revoked ones. Every failure names the file.
final class PemFiles {
  /// A chain of certificates has a few kilobytes, a list of revoked ones some dozens for each.
  private static final int LARGEST_FILE = 4 << 20;
  private static final Pattern KEY = Pattern
      .compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final Set<PosixFilePermission> OTHERS = EnumSet.of(PosixFilePermission.OTHERS_READ,
      PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

  private PemFiles() {}

  /// At least one certificate.
  ///
  /// @throws CertificateException if the file holds something else
  static List<X509Certificate> certificates(Path file, String role) throws IOException, CertificateException {
    List<X509Certificate> found = factory().generateCertificates(new ByteArrayInputStream(octets(file, role)))
        .stream().map(X509Certificate.class::cast).toList();
    if (found.isEmpty()) {
      throw new CertificateException("found no certificates");
    }
    return found;
  }

  /// At least one list.
  static List<X509CRL> revocations(Path file) throws IOException {
    try {
      List<X509CRL> found = factory()
          .generateCRLs(new ByteArrayInputStream(octets(file, "list of revoked certificates"))).stream()
          .map(X509CRL.class::cast).toList();
      if (!found.isEmpty()) {
        return found;
      }
    } catch (GeneralSecurityException _) {
      // Said below: what the parser makes of foreign octets helps nobody.
    }
    throw new IOException("list of revoked certificates " + file
        + " holds no PEM list (X509 CRL); have the authority write it again");
  }

  /// A key of the kind that belongs to a certificate.
  ///
  /// @throws GeneralSecurityException if the file holds something else
  static PrivateKey key(Path file, X509Certificate certificate) throws IOException, GeneralSecurityException {
    requirePrivate(file);
    Matcher matcher = KEY.matcher(new String(octets(file, "private key"), StandardCharsets.ISO_8859_1));
    if (!matcher.find()) {
      throw new GeneralSecurityException("found no private key");
    }
    return KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(matcher.group(1))));
  }

  private static CertificateFactory factory() throws CertificateException {
    return CertificateFactory.getInstance("X.509");
  }

  private static byte[] octets(Path file, String role) throws IOException {
    try (var in = Files.newInputStream(file)) {
      byte[] octets = in.readNBytes(LARGEST_FILE + 1);
      if (octets.length > LARGEST_FILE) {
        throw new IOException("it is larger than " + LARGEST_FILE + " bytes");
      }
      return octets;
    } catch (NoSuchFileException e) {
      throw new IOException(role + " file " + file + " does not exist", e);
    } catch (IOException e) {
      throw new IOException(role + " file " + file + " cannot be read: " + TlsContexts.cause(e), e);
    }
  }

  /// Group access stays allowed: a key that belongs to root and is lent to the daemon's group is common practice.
  private static void requirePrivate(Path key) throws IOException {
    Set<PosixFilePermission> permissions;
    try {
      permissions = Files.getPosixFilePermissions(key);
    } catch (NoSuchFileException e) {
      throw new IOException("private key file " + key + " does not exist", e);
    } catch (IOException e) {
      throw new IOException("private key file " + key + " cannot be examined: " + TlsContexts.cause(e), e);
    }
    if (permissions.stream().anyMatch(OTHERS::contains)) {
      throw new IOException("private key file " + key + " is accessible to every user ("
          + PosixFilePermissions.toString(permissions) + "); run: chmod o= " + key);
    }
  }
}
