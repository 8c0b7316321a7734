package org.nroagent.protocol;

import com.sun.management.ThreadMXBean;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.nroagent.model.state.StateEventCodec;

/// What a fuzzer throws octets at: the frame decoder, every body behind it, and the events within. A peer may be told that it
/// broke the protocol, and nothing else may come of any octets: no other exception, no message that cannot be said again, and
/// no memory that the octets do not account for. Jazzer calls it by the name of its method.
public final class FrameFuzz {
  /// Memory that a frame may take while it is decoded: so much for each of its octets, and so much in any case.
  private static final long MEMORY_PER_OCTET = 400;
  private static final long MEMORY_ANYHOW = 512 << 10;
  private static final int FIRST = 1;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private FrameFuzz() {}

  /// Loads the classes before any try has its time: instrumented, they take longer than a try may.
  public static void fuzzerInitialize() throws IOException {
    for (Path file : FuzzCorpus.files()) {
      fuzzerTestOneInput(FuzzCorpus.octets(file));
    }
  }

  /// One try.
  ///
  /// @param octets as they come from the connection
  public static void fuzzerTestOneInput(byte[] octets) {
    long most = MEMORY_ANYHOW + MEMORY_PER_OCTET * (isDeflated(octets) ? Limits.FRAME_OCTETS : octets.length);
    // What is too much at first may be the loading of classes; that does not come again.
    long atFirst = memoryOf(octets);
    if (atFirst > most && memoryOf(octets) > most) {
      throw new AssertionError(octets.length + " octets took more than " + most + " octets of memory");
    }
    decode(Unpooled.wrappedBuffer(asFrame(octets)), FIRST).ifPresent(FrameFuzz::checkRepeats);
  }

  private static long memoryOf(byte[] octets) {
    byte[] frame = asFrame(octets);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    decodeAll(octets);
    var _ = decode(Unpooled.wrappedBuffer(frame), FIRST);
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private static boolean isDeflated(byte[] octets) {
    return octets.length > MessageCodec.HEADER_OCTETS && (octets[7] & MessageCodec.DEFLATED) != 0;
  }

  /// As a connection's beginning, frame by frame.
  private static void decodeAll(byte[] octets) {
    ByteBuf in = Unpooled.wrappedBuffer(octets);
    long sequence = FIRST;
    while (decode(in, sequence).isPresent()) {
      sequence++;
    }
  }

  private static Optional<Message> decode(ByteBuf in, long sequence) {
    try {
      return MessageCodec.decode(in, sequence);
    } catch (ProtocolException _) {
      return Optional.empty();
    }
  }

  /// The same octets as one frame whose header is right, so that a checksum does not keep them from the body; the type is
  /// theirs.
  private static byte[] asFrame(byte[] octets) {
    byte[] frame = new byte[Math.clamp(octets.length, MessageCodec.HEADER_OCTETS, Limits.FRAME_OCTETS)];
    System.arraycopy(octets, 0, frame, 0, Math.min(octets.length, frame.length));
    ByteBuffer header = ByteBuffer.wrap(frame);
    header.putInt(0, frame.length - 4).put(4, (byte) MessageCodec.VERSION)
        .putShort(6, (short) (frame[7] & MessageCodec.DEFLATED)).putInt(8, FIRST);
    CRC32C crc = new CRC32C();
    crc.update(frame, 0, 12);
    crc.update(frame, MessageCodec.HEADER_OCTETS, frame.length - MessageCodec.HEADER_OCTETS);
    header.putInt(12, (int) crc.getValue());
    return frame;
  }

  private static void checkRepeats(Message message) {
    byte[] again = MessageCodec.encode(message, FIRST);
    Optional<Message> repeated = decode(Unpooled.wrappedBuffer(again), FIRST);
    if (!repeated.equals(Optional.of(message))) {
      throw new AssertionError(message + " is said again as " + repeated);
    }
    if (message instanceof Message.Events(var events)) {
      events.forEach(FrameFuzz::read);
    }
  }

  private static void read(Message.EventItem event) {
    try {
      var _ = StateEventCodec.decode(event.sequence(), ByteBuffer.wrap(event.content().toArray()));
    } catch (IllegalArgumentException _) {
      // It is parked.
    }
  }
}
