package org.nroagent.daemon.tls;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

/// Builds the TLS of both daemons: TLS 1.3 only, both sides show a certificate, by the JDK's own provider.
///
/// A context holds what the files said when it was built; [ReloadingTls] builds another one when they change.
public final class TlsContexts {
  private static final String PROTOCOL = "TLSv1.3";

  private TlsContexts() {}

  /// The side that connects. It verifies that the server's certificate is signed by a trusted authority and, as
  /// HTTPS does (RFC 9110 §4.3.4), that it names the host or address that was dialled; the engine must therefore
  /// be made with `newHandler(allocator, host, port)`.
  ///
  /// @throws IOException if a file cannot be used; the message names it and says what to do
  public static SslContext client(TlsFiles files) throws IOException {
    TlsMaterial material = TlsMaterial.read(files);
    return client(material, check(material));
  }

  /// The side that is connected to. It refuses clients without a certificate of a trusted authority.
  ///
  /// @throws IOException if a file cannot be used; the message names it and says what to do
  public static SslContext server(TlsFiles files) throws IOException {
    TlsMaterial material = TlsMaterial.read(files);
    return server(material, check(material));
  }

  static SslContext client(TlsMaterial material, PeerCheck check) throws IOException {
    return finish(SslContextBuilder.forClient().keyManager(material.key(), chain(material))
        .endpointIdentificationAlgorithm("HTTPS"), check);
  }

  static SslContext server(TlsMaterial material, PeerCheck check) throws IOException {
    return finish(
        SslContextBuilder.forServer(material.key(), chain(material)).clientAuth(ClientAuth.REQUIRE), check);
  }

  static PeerCheck check(TlsMaterial material) throws IOException {
    try {
      return new PeerCheck(material);
    } catch (GeneralSecurityException e) {
      throw new IOException("certificates cannot be checked: " + cause(e), e);
    }
  }

  private static SslContext finish(SslContextBuilder builder, PeerCheck check) throws IOException {
    return builder.trustManager(check).sslProvider(SslProvider.JDK).protocols(PROTOCOL).build();
  }

  private static X509Certificate[] chain(TlsMaterial material) {
    return material.chain().toArray(X509Certificate[]::new);
  }

  /// The innermost explanation; the outer ones of the provider only say that something failed.
  static String cause(Throwable e) {
    Throwable innermost = e;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    String message = innermost.getMessage();
    return message == null ? innermost.getClass().getSimpleName() : message;
  }
}
