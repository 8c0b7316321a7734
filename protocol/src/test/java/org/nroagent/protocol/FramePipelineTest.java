package org.nroagent.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.EncoderException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.ColumnDirectory.Column;
import org.nroagent.model.record.ColumnDirectory.Device;
import org.nroagent.protocol.Message.RefusalCode;

class FramePipelineTest {
  @Test
  void carriesMessagesWhateverTheChunksAre() {
    EmbeddedChannel sender = channel();
    EmbeddedChannel receiver = channel();
    for (int i = 1; i <= 5; i++) {
      sender.writeOutbound(new Message.Ping(i));
    }
    ByteBuf octets = Unpooled.buffer();
    for (ByteBuf part = sender.readOutbound(); part != null; part = sender.readOutbound()) {
      octets.writeBytes(part);
      part.release();
    }
    while (octets.isReadable()) {
      receiver.writeInbound(octets.readBytes(Math.min(7, octets.readableBytes())));
    }
    for (int i = 1; i <= 5; i++) {
      assertEquals(new Message.Ping(i), receiver.readInbound());
    }
    assertFalse(receiver.finish());
  }

  @Test
  void saysNothingMoreAfterABrokenFrame() {
    EmbeddedChannel channel = channel();
    byte[] frame = MessageCodec.encode(new Message.Ping(1), 2);
    Throwable thrown = assertThrows(DecoderException.class,
        () -> channel.writeInbound(Unpooled.wrappedBuffer(frame)));
    ProtocolException problem = ProtocolException.in(thrown);
    assertNotNull(problem);
    assertEquals(RefusalCode.PROTOCOL_ERROR, problem.refusal().code());
    channel.writeInbound(Unpooled.wrappedBuffer(MessageCodec.encode(new Message.Ping(1), 1)));
    assertNull(channel.readInbound());
  }

  @Test
  void anOversizedMessageLeavesNoTrace() {
    EmbeddedChannel channel = channel();
    assertThrows(EncoderException.class,
        () -> channel.writeOutbound(new Message.Refusal(RefusalCode.STOPPING, "x".repeat(2_000))));
    channel.writeOutbound(new Message.Ping(9));
    ByteBuf octets = channel.readOutbound();
    assertEquals(Unpooled.wrappedBuffer(MessageCodec.encode(new Message.Ping(9), 1)), octets);
    octets.release();
  }

  @Test
  void keepsNoMoreOctetsOfDirectoriesThanTheProtocolSays() {
    EmbeddedChannel channel = channel();
    Message.Directory large = new Message.Directory(1, new ColumnDirectory(List.of(
        new Device("hub1", Collections.nCopies(2_000, new Column("x".repeat(128), "y".repeat(128), 0))))));
    int most = Limits.DIRECTORY_OCTETS_PER_CONNECTION / MessageCodec.encode(large, 1).length;
    channel.writeInbound(Unpooled.wrappedBuffer(MessageCodec.encode(new Message.Ping(1), 1)));
    assertEquals(new Message.Ping(1), channel.readInbound());
    for (int sequence = 2; sequence <= most + 1; sequence++) {
      channel.writeInbound(Unpooled.wrappedBuffer(MessageCodec.encode(large, sequence)));
      assertEquals(large, channel.readInbound());
    }
    byte[] tooMuch = MessageCodec.encode(large, most + 2);
    assertThrows(DecoderException.class, () -> channel.writeInbound(Unpooled.wrappedBuffer(tooMuch)));
  }

  @Test
  void aFrameThatIsNotAdmittedWaitsAsItCame() {
    List<Boolean> asked = new ArrayList<>();
    AtomicBoolean open = new AtomicBoolean();
    EmbeddedChannel channel = new EmbeddedChannel();
    FramePipeline.install(channel.pipeline(), (_, complete) -> {
      asked.add(complete);
      return open.get();
    });
    FrameDecoder decoder = channel.pipeline().get(FrameDecoder.class);
    byte[] frame = MessageCodec.encode(new Message.Ping(1), 1);
    channel.writeInbound(Unpooled.wrappedBuffer(frame, 0, 3));
    assertEquals(List.of(), asked);
    channel.writeInbound(Unpooled.wrappedBuffer(frame, 3, frame.length - 3));
    decoder.resume();
    assertEquals(List.of(true, true), asked);
    assertNull(channel.readInbound());
    open.set(true);
    decoder.resume();
    assertEquals(new Message.Ping(1), channel.readInbound());
  }

  /// Who asks for octets by itself would fetch what may not come yet.
  @Test
  void nothingIsReadForAFrameThatIsNotAdmitted() {
    AtomicInteger reads = new AtomicInteger();
    EmbeddedChannel channel = new EmbeddedChannel(new ChannelOutboundHandlerAdapter() {
      @Override
      public void read(ChannelHandlerContext ctx) {
        reads.incrementAndGet();
      }
    });
    FramePipeline.install(channel.pipeline(), (_, _) -> false);
    channel.config().setAutoRead(false);
    int before = reads.get();
    byte[] frame = MessageCodec.encode(new Message.Ping(1), 1);
    channel.writeInbound(Unpooled.wrappedBuffer(frame, 0, 10));
    assertEquals(before, reads.get());
  }

  @Test
  void aBrokenFrameThatHadToWaitIsReportedLikeAnyOther() {
    AtomicBoolean open = new AtomicBoolean();
    EmbeddedChannel channel = new EmbeddedChannel();
    FramePipeline.install(channel.pipeline(), (_, _) -> open.get());
    channel.writeInbound(Unpooled.wrappedBuffer(MessageCodec.encode(new Message.Ping(1), 2)));
    open.set(true);
    channel.pipeline().get(FrameDecoder.class).resume();
    assertNotNull(ProtocolException.in(assertThrows(DecoderException.class, channel::checkException)));
  }

  private static EmbeddedChannel channel() {
    EmbeddedChannel channel = new EmbeddedChannel();
    FramePipeline.install(channel.pipeline());
    return channel;
  }
}
