package org.nroagent.daemon.tls;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiFunction;

/// Builds the TLS of both daemons: TLS 1.3 only, both sides show a certificate, by the JDK's own provider.
///
/// A context holds what the files said when it was built. Whoever builds a new one for each connection picks up a
/// renewed certificate without a restart.
public final class TlsContexts {
  private static final String PROTOCOL = "TLSv1.3";
  private static final Set<PosixFilePermission> OTHERS = EnumSet.of(PosixFilePermission.OTHERS_READ,
      PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

  private TlsContexts() {}

  /// The side that connects. It verifies that the server's certificate is signed by a trusted authority and, as
  /// HTTPS does (RFC 9110 §4.3.4), that it names the host or address that was dialled; the engine must therefore
  /// be made with `newHandler(allocator, host, port)`.
  ///
  /// @throws IOException if a file cannot be used; the message names it and says what to do
  public static SslContext client(TlsFiles files) throws IOException {
    return build(files, (certificate, key) -> SslContextBuilder.forClient().keyManager(certificate, key)
        .endpointIdentificationAlgorithm("HTTPS"));
  }

  /// The side that is connected to. It refuses clients without a certificate of a trusted authority.
  ///
  /// @throws IOException if a file cannot be used; the message names it and says what to do
  public static SslContext server(TlsFiles files) throws IOException {
    return build(files,
        (certificate, key) -> SslContextBuilder.forServer(certificate, key).clientAuth(ClientAuth.REQUIRE));
  }

  private static SslContext build(TlsFiles files,
      BiFunction<InputStream, InputStream, SslContextBuilder> side)
      throws IOException {
    requirePrivate(files.key());
    try (InputStream certificate = open(files.certificate(), "certificate");
        InputStream key = open(files.key(), "private key")) {
      return finish(files, side.apply(certificate, key));
    } catch (IllegalArgumentException e) {
      throw unusablePair(files, e);
    }
  }

  private static SslContext finish(TlsFiles files, SslContextBuilder builder) throws IOException {
    try (InputStream trust = open(files.trust(), "trust")) {
      builder.trustManager(trust);
    } catch (IllegalArgumentException e) {
      throw new IOException("trust file " + files.trust() + " holds no readable PEM certificates (" + cause(e)
          + "); put the certificates of the authorities there", e);
    }
    return builder.sslProvider(SslProvider.JDK).protocols(PROTOCOL).build();
  }

  private static InputStream open(Path file, String role) throws IOException {
    try {
      return Files.newInputStream(file);
    } catch (NoSuchFileException e) {
      throw new IOException(role + " file " + file + " does not exist", e);
    } catch (IOException e) {
      throw new IOException(role + " file " + file + " cannot be read: " + cause(e), e);
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
      throw new IOException("private key file " + key + " cannot be examined: " + cause(e), e);
    }
    if (permissions.stream().anyMatch(OTHERS::contains)) {
      throw new IOException("private key file " + key + " is accessible to every user ("
          + PosixFilePermissions.toString(permissions) + "); run: chmod o= " + key);
    }
  }

  private static IOException unusablePair(TlsFiles files, IllegalArgumentException e) {
    return new IOException("certificate " + files.certificate() + " and private key " + files.key()
        + " cannot be used (" + cause(e)
        + "); give a PEM certificate chain and its PKCS#8 key without a passphrase",
        e);
  }

  /// The innermost explanation; the outer ones of the provider only say that something failed.
  private static String cause(Throwable e) {
    Throwable innermost = e;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    String message = innermost.getMessage();
    return message == null ? innermost.getClass().getSimpleName() : message;
  }
}
