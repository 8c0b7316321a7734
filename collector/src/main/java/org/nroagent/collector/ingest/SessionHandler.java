package org.nroagent.collector.ingest;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.daemon.tls.CertificateRefused;
import org.nroagent.daemon.tls.ReloadingTls;
import org.nroagent.protocol.FrameAdmission;
import org.nroagent.protocol.Message;
import org.nroagent.protocol.Message.Refusal;
import org.nroagent.protocol.Message.RefusalCode;
import org.nroagent.protocol.ProtocolException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The end of a connection's pipeline: what happens on the connection reaches its [Session].
final class SessionHandler extends SimpleChannelInboundHandler<Message> implements FrameAdmission {
  private static final Logger LOG = LoggerFactory.getLogger(SessionHandler.class);

  private final SessionParts parts;
  private final Peer peer;
  private volatile @Nullable Session session;

  /// @param parts what all sessions share
  /// @param tls empty for plain TCP
  SessionHandler(SessionParts parts, Optional<ReloadingTls> tls) {
    this.parts = parts;
    this.peer = new Peer(tls);
  }

  /// The session, empty before the connection is made. Safe for any thread.
  Optional<Session> session() {
    return Optional.ofNullable(session);
  }

  private Session opened() {
    return session().orElseThrow(() -> new IllegalStateException("the session has no connection yet"));
  }

  @Override
  public boolean admits(int octets, boolean complete) {
    return opened().admission().admits(octets, complete);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    session = new Session(ctx, parts, peer);
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    opened().begin();
    ctx.fireChannelActive();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    opened().end();
    ctx.fireChannelInactive();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, Message message) throws ProtocolException {
    opened().receive(message);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake) {
      if (handshake.isSuccess()) {
        peer.shookHands(ctx);
      } else {
        handshakeFailed(ctx, handshake.cause());
      }
    }
    ctx.fireUserEventTriggered(event);
  }

  /// Whoever shows a certificate that is not accepted, or none, is seen, by the name that it claims.
  private void handshakeFailed(ChannelHandlerContext ctx, Throwable cause) {
    opened().end();
    Sessions sessions = parts.sessions();
    sessions.counters().handshakeFailed();
    LOG.info("no TLS with {}: {}", Peer.remote(ctx), String.valueOf(cause));
    CertificateRefused refused = CertificateRefused.in(cause);
    if (refused != null) {
      String claimed = refused.name().isEmpty() ? Peer.host(ctx) : refused.name() + " at " + Peer.host(ctx);
      sessions.counters().refused(RefusalCode.CERTIFICATE_REFUSED);
      sessions.refusedPeers().add(claimed,
          new Refusal(RefusalCode.CERTIFICATE_REFUSED, String.valueOf(refused.getMessage())));
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    opened().writabilityChanged();
    ctx.fireChannelWritabilityChanged();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    opened().broke(cause);
  }
}
