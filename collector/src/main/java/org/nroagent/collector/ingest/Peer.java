package org.nroagent.collector.ingest;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.nroagent.daemon.tls.CertificateName;
import org.nroagent.daemon.tls.ReloadingTls;
import org.nroagent.protocol.Message.Refusal;
import org.nroagent.protocol.Message.RefusalCode;

/// Who is at the other end of a connection: its address, and the certificate that it has shown. Belongs to its event
/// loop.
final class Peer {
  private final Optional<ReloadingTls> tls;
  private Optional<X509Certificate> certificate = Optional.empty();

  /// @param tls empty for plain TCP
  Peer(Optional<ReloadingTls> tls) {
    this.tls = tls;
  }

  /// The TLS handshake is done.
  void shookHands(ChannelHandlerContext ctx) {
    try {
      Certificate[] chain = ctx.pipeline().get(SslHandler.class).engine().getSession().getPeerCertificates();
      certificate = Optional.of(chain[0]).filter(X509Certificate.class::isInstance)
          .map(X509Certificate.class::cast);
    } catch (SSLPeerUnverifiedException e) {
      certificate = Optional.empty();
    }
  }

  /// The name that its certificate has, empty without TLS.
  Optional<String> certificateName() {
    return tls.map(_ -> certificate.map(CertificateName::of).orElse(""));
  }

  /// Why its certificate is not accepted any more. A resumed TLS session shows none again, and one that was shown long
  /// ago may have expired or been revoked.
  Optional<Refusal> objection(Instant now) {
    return certificate.flatMap(shown -> tls.flatMap(each -> each.objection(shown, now)))
        .map(why -> new Refusal(RefusalCode.CERTIFICATE_REFUSED, why));
  }

  /// Its address with the port.
  static String remote(ChannelHandlerContext ctx) {
    return ctx.channel().remoteAddress() instanceof InetSocketAddress address
        ? host(ctx) + ":" + address.getPort()
        : "unknown";
  }

  /// Its address without the port, which is another one with each try.
  static String host(ChannelHandlerContext ctx) {
    return ctx.channel().remoteAddress() instanceof InetSocketAddress address
        ? address.getAddress().getHostAddress()
        : "unknown";
  }
}
