package org.nroagent.protocol;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import java.util.Optional;

/// Turns a connection's octets into [Message]s. After a [ProtocolException], which arrives in `exceptionCaught`
/// wrapped by Netty (see [ProtocolException#in(Throwable)]), it discards whatever else comes: the stream has lost
/// its meaning.
public final class FrameDecoder extends ByteToMessageDecoder {
  private long nextSequence = 1;
  private int directoryOctets;
  private boolean broken;

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws ProtocolException {
    if (broken) {
      in.skipBytes(in.readableBytes());
      return;
    }
    try {
      int before = in.readableBytes();
      Optional<Message> message = MessageCodec.decode(in, nextSequence);
      if (message.isPresent()) {
        if (message.get() instanceof Message.Directory) {
          keep(before - in.readableBytes());
        }
        nextSequence++;
        out.add(message.get());
      }
    } catch (ProtocolException e) {
      broken = true;
      in.skipBytes(in.readableBytes());
      throw e;
    }
  }

  /// Directories are what a connection keeps: all else is passed on.
  private void keep(int octets) throws ProtocolException {
    directoryOctets += octets;
    if (directoryOctets > Limits.DIRECTORY_OCTETS_PER_CONNECTION) {
      throw ProtocolException.malformed("the directories of the connection have more than "
          + Limits.DIRECTORY_OCTETS_PER_CONNECTION + " octets; connect again");
    }
  }
}
