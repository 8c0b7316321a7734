package org.nroagent.protocol;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToByteEncoder;

/// Turns [Message]s into frames with dense sequences. A message that exceeds a bound fails its write with
/// [IllegalArgumentException] and leaves no trace on the connection.
public final class FrameEncoder extends MessageToByteEncoder<Message> {
  private long nextSequence = 1;
  private volatile boolean deflates;

  /// An encoder at the start of a connection.
  public FrameEncoder() {
    super(Message.class);
  }

  /// From now on bodies are deflated: the other side has said that it takes that. Safe for any thread.
  void deflate() {
    deflates = true;
  }

  @Override
  protected void encode(ChannelHandlerContext ctx, Message message, ByteBuf out) {
    out.writeBytes(MessageCodec.encode(message, nextSequence, deflates));
    nextSequence++;
  }
}
