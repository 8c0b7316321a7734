package org.nroagent.agent.push;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.ChannelFutureListener;
import org.jspecify.annotations.Nullable;
import org.nroagent.protocol.Message;
import org.nroagent.protocol.ProtocolException;

/// Puts what happens on the connection into the [Inbox].
final class InboxHandler extends SimpleChannelInboundHandler<Message> {
  private final Inbox inbox;

  InboxHandler(Inbox inbox) {
    super(Message.class);
    this.inbox = inbox;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, Message message) {
    if (!inbox.offer(message)) {
      inbox.end("the collector sends faster than the agent can take");
      var _ = ctx.close();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    inbox.wake();
    ctx.fireChannelWritabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    inbox.end("the collector closed the connection");
    ctx.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    inbox.end(ConnectionProblem.describe(cause));
    @Nullable
    ProtocolException broken = ProtocolException.in(cause);
    if (broken == null) {
      var _ = ctx.close();
    } else {
      ctx.writeAndFlush(broken.refusal()).addListener(ChannelFutureListener.CLOSE);
    }
  }
}
