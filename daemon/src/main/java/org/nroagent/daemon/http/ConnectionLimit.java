package org.nroagent.daemon.http;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.group.ChannelGroup;

/// Closes connections above a limit at once, and remembers the others so that they can be closed with the server.
@Sharable
final class ConnectionLimit extends ChannelInboundHandlerAdapter {
  private final ChannelGroup open;
  private final int most;
  private final HttpMetrics metrics;

  /// @param open where open connections are remembered; it forgets closed ones by itself
  ConnectionLimit(ChannelGroup open, int most, HttpMetrics metrics) {
    this.open = open;
    this.most = most;
    this.metrics = metrics;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do if closing fails
  public void channelActive(ChannelHandlerContext ctx) {
    // One event loop accepts and serves, so nobody else adds between the question and the answer.
    if (open.size() >= most) {
      metrics.refusedConnection();
      ctx.close();
      return;
    }
    open.add(ctx.channel());
    ctx.fireChannelActive();
  }
}
