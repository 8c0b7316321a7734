package org.nroagent.protocol;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToByteEncoder;

/// Turns [Message]s into frames with dense sequences. A message that exceeds a bound fails its write with
/// [IllegalArgumentException] and leaves no trace on the connection.
public final class FrameEncoder extends MessageToByteEncoder<Message> {
  private long nextSequence = 1;
  private volatile Compression compression = Compression.NONE;

  /// An encoder at the start of a connection.
  public FrameEncoder() {
    super(Message.class);
  }

  /// From now on bodies are compressed as the other side has said that it takes them. Safe for any thread.
  void compress(Compression taken) {
    compression = taken;
  }

  @Override
  protected void encode(ChannelHandlerContext ctx, Message message, ByteBuf out) {
    out.writeBytes(MessageCodec.encode(message, nextSequence, compression));
    nextSequence++;
  }
}
