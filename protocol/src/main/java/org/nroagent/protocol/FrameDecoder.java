package org.nroagent.protocol;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Turns a connection's octets into [Message]s. After a [ProtocolException], which arrives in `exceptionCaught`
/// wrapped by Netty (see [ProtocolException#in(Throwable)]), it discards whatever else comes: the stream has lost
/// its meaning. A frame that may not be taken in yet waits here, as it came.
public final class FrameDecoder extends ByteToMessageDecoder {
  private final FrameAdmission admission;
  private @Nullable ChannelHandlerContext context;
  private long nextSequence = 1;
  private int directoryOctets;
  private boolean waits;
  private boolean passesOver;

  FrameDecoder(FrameAdmission admission) {
    this.admission = admission;
  }

  /// Goes on with what was not admitted. On the connection's event loop.
  public void resume() {
    ChannelHandlerContext ctx = context;
    if (ctx == null || ctx.isRemoved()) {
      return;
    }
    try {
      channelRead(ctx, Unpooled.EMPTY_BUFFER);
    } catch (Exception e) {
      ctx.fireExceptionCaught(e); // as for what a connection brings by itself
    }
  }

  /// From now on discards what has come and what comes. On the connection's event loop.
  public void passOver() {
    passesOver = true;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
  }

  /// What waits for the admission does not wait for more octets.
  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
    if (waits) {
      discardSomeReadBytes();
      ctx.fireChannelReadComplete();
    } else {
      super.channelReadComplete(ctx);
    }
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws ProtocolException {
    waits = false;
    if (passesOver) {
      in.skipBytes(in.readableBytes());
      return;
    }
    try {
      OptionalInt octets = MessageCodec.frameOctets(in, nextSequence);
      if (octets.isEmpty()) {
        return;
      }
      waits = !admission.admits(octets.getAsInt(), in.readableBytes() >= octets.getAsInt());
      if (waits) {
        return;
      }
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
      passesOver = true;
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
