package org.nroagent.collector.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.GeneralName;

/// The collector's own certification authority, a folder:
///
/// | file | what |
/// |---|---|
/// | `ca.key` | its key, PKCS#8, for its owner alone |
/// | `ca.pem` | its certificate: what agents and collectors trust |
/// | `revoked.crl` | the list of revoked certificates |
/// | `issued/NAME.SERIAL.pem` | every certificate that it issued, so that it can be revoked by name |
public final class Authority {
  private static final String KEY = "ca.key";
  private static final String CERTIFICATE = "ca.pem";
  private static final String REVOKED = "revoked.crl";
  private static final String ISSUED = "issued";
  private static final String PRIVATE_KEY = "PRIVATE KEY";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern AUTHORITY_NAME = Pattern.compile("[A-Za-z0-9 ._-]{1,64}");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}|[0-9A-Fa-f:.]{2,45}");

  private final Path folder;
  private final X509Certificate certificate;
  private final Certifier certifier;

  private Authority(Path folder, X509Certificate certificate, PrivateKey key) {
    this.folder = folder;
    this.certificate = certificate;
    this.certifier = new Certifier(certificate, key);
  }

  /// Makes a new authority with an empty list of revoked certificates.
  ///
  /// @param name its common name, as certificates show it
  /// @throws IOException if the folder has one already; it stays as it is
  public static Authority create(Path folder, String name, Instant now, Duration validity)
      throws IOException, GeneralSecurityException {
    if (!AUTHORITY_NAME.matcher(name).matches()) {
      throw new IOException(
          "'" + name + "' is no name of an authority: 1 to 64 letters, digits, blanks, '.', '_' and '-'");
    }
    Files.createDirectories(folder.resolve(ISSUED));
    KeyPair pair = newKey();
    SafeFiles.createSecret(folder.resolve(KEY), SafeFiles.pem(PRIVATE_KEY, pair.getPrivate().getEncoded()));
    X509Certificate certificate = Certifier.authority(name, pair.getPublic(), pair.getPrivate(), now,
        validity);
    SafeFiles.replace(folder.resolve(CERTIFICATE), pem(certificate));
    Authority authority = new Authority(folder, certificate, pair.getPrivate());
    authority.writeList(authority.certifier.revoke(Optional.empty(), List.of(), now));
    return authority;
  }

  /// Opens an authority that was made before.
  ///
  /// @throws IOException if there is none, or its files cannot be read
  public static Authority open(Path folder) throws IOException, GeneralSecurityException {
    if (!Files.exists(folder.resolve(KEY))) {
      throw new IOException(
          folder + " holds no authority; make one with: nro-collector init-ca --ca " + folder);
    }
    X509Certificate certificate = readCertificate(folder.resolve(CERTIFICATE));
    String base64 = Files.readString(folder.resolve(KEY)).lines().filter(line -> !line.startsWith("-----"))
        .reduce("", String::concat);
    PrivateKey key = KeyFactory.getInstance("EC")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    return new Authority(folder, certificate, key);
  }

  /// Certifies an agent's key under its name.
  ///
  /// @return the certificate, PEM
  /// @throws IOException if the request has another name
  public String enrol(String name, SigningRequest request, Instant now, Duration validity)
      throws IOException, GeneralSecurityException {
    requireName(name);
    if (!request.name().equals(name)) {
      throw new IOException("the request is of '" + request.name() + "', not of '" + name
          + "'; whose is it? Make it again with: nro-agent init " + name);
    }
    return issued(name, certifier.ofAgent(name, request.key(), now, validity));
  }

  /// Makes a key and a certificate for a collector.
  ///
  /// @param hosts names and addresses by which agents dial it, at least one
  /// @param keyFile where the key goes; never overwritten
  /// @return the certificate, PEM
  public String certifyCollector(List<String> hosts, Path keyFile, Instant now, Duration validity)
      throws IOException, GeneralSecurityException {
    List<GeneralName> names = new ArrayList<>();
    for (String host : hosts) {
      names.add(generalName(host));
    }
    KeyPair pair = newKey();
    SafeFiles.createSecret(keyFile, SafeFiles.pem(PRIVATE_KEY, pair.getPrivate().getEncoded()));
    String name = hosts.getFirst().length() <= 64 ? hosts.getFirst() : "collector";
    return issued("collector", certifier.ofCollector(names, name, pair.getPublic(), now, validity));
  }

  /// Revokes every certificate that was issued under a name and has not expired.
  ///
  /// @return the serials that are newly revoked, none where all were
  /// @throws IOException if none was ever issued under that name
  public List<BigInteger> revoke(String name, Instant now) throws IOException, GeneralSecurityException {
    requireName(name);
    X509CRL former = readList();
    List<BigInteger> serials = new ArrayList<>();
    boolean known = false;
    for (Path file : SafeFiles.ending(folder.resolve(ISSUED), ".pem")) {
      String fileName = String.valueOf(file.getFileName());
      if (fileName.substring(0, fileName.lastIndexOf('.', fileName.length() - 5)).equals(name)) {
        known = true;
        X509Certificate issued = readCertificate(file);
        if (!former.isRevoked(issued) && now.isBefore(issued.getNotAfter().toInstant())) {
          serials.add(issued.getSerialNumber());
        }
      }
    }
    if (!known) {
      throw new IOException("no certificate was issued to '" + name + "' here; look into "
          + folder.resolve(ISSUED));
    }
    if (!serials.isEmpty()) {
      writeList(certifier.revoke(Optional.of(former), serials, now));
    }
    return serials;
  }

  /// Where the list of revoked certificates is.
  public Path list() {
    return folder.resolve(REVOKED);
  }

  /// Where its own certificate is.
  public Path certificateFile() {
    return folder.resolve(CERTIFICATE);
  }

  /// Until when it can certify.
  public Instant expires() {
    return certificate.getNotAfter().toInstant();
  }

  private String issued(String name, X509Certificate issued) throws IOException, GeneralSecurityException {
    String text = pem(issued);
    Path copy = folder.resolve(ISSUED).resolve(name + "." + issued.getSerialNumber().toString(16) + ".pem");
    try {
      Files.writeString(Files.createFile(copy), text);
    } catch (FileAlreadyExistsException e) {
      throw new IOException("a serial number came twice; try again", e);
    }
    return text;
  }

  private void writeList(X509CRL list) throws IOException, GeneralSecurityException {
    SafeFiles.replace(folder.resolve(REVOKED), SafeFiles.pem("X509 CRL", list.getEncoded()));
  }

  /// The former list; without it revoked agents would be let in again.
  private X509CRL readList() throws IOException, GeneralSecurityException {
    X509CRL list = (X509CRL) factory()
        .generateCRL(new ByteArrayInputStream(Files.readAllBytes(folder.resolve(REVOKED))));
    list.verify(certificate.getPublicKey());
    return list;
  }

  private static X509Certificate readCertificate(Path file) throws IOException, GeneralSecurityException {
    return (X509Certificate) factory().generateCertificate(
        new ByteArrayInputStream(
            Files.readString(file, StandardCharsets.US_ASCII).getBytes(StandardCharsets.US_ASCII)));
  }

  private static CertificateFactory factory() throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509");
  }

  private static KeyPair newKey() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static GeneralName generalName(String host) throws IOException {
    if (!HOST.matcher(host).matches()) {
      throw new IOException("'" + host + "' is no name or address of a host");
    }
    boolean address = host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || Character.isDigit(c));
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host);
  }

  private static void requireName(String name) throws IOException {
    if (!NAME.matcher(name).matches()) {
      throw new IOException(
          "'" + name + "' is no name of an agent: 1 to 64 letters, digits, '.', '_' and '-'");
    }
  }

  private static String pem(X509Certificate certificate) throws GeneralSecurityException {
    return SafeFiles.pem("CERTIFICATE", certificate.getEncoded());
  }
}
