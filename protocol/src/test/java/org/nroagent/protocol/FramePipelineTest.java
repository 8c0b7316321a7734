package org.nroagent.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.EncoderException;
import org.junit.jupiter.api.Test;
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

  private static EmbeddedChannel channel() {
    EmbeddedChannel channel = new EmbeddedChannel();
    FramePipeline.install(channel.pipeline());
    return channel;
  }
}
