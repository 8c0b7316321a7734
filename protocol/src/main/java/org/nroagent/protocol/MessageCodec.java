package org.nroagent.protocol;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.CRC32C;

/// Frames: one message each, checked by length, version, sequence and CRC32C before its body is looked at. Pure
/// functions on octets; [FrameEncoder] and [FrameDecoder] put them on a connection.
///
/// Byte map of a frame, numbers unsigned and big-endian. Octets 0…4 mean the same in every version.
///
/// | octet | length | field |
/// |---|---|---|
/// | 0 | 4 | length: octets after this field, 12 + body, at most 2^20 − 4 |
/// | 4 | 1 | version, 1 |
/// | 5 | 1 | type |
/// | 6 | 2 | form of the body: 0 as it is, 1 deflated (RFC 1951), which Records and Events may be |
/// | 8 | 4 | sequence of the frame, per connection and direction, from 1, dense |
/// | 12 | 4 | CRC32C (RFC 3720 §12.1) over octets 0…11 and the body |
/// | 16 | length − 12 | body, one CBOR map (RFC 8949), in that form |
public final class MessageCodec {
  /// The version of frames and bodies that is spoken here.
  public static final int VERSION = 1;
  /// Octets before the body.
  public static final int HEADER_OCTETS = 16;
  /// The last sequence of a frame; a side that has used it connects again.
  public static final long LAST_SEQUENCE = 0xFFFF_FFFFL;

  private static final int LENGTH_OCTETS = 4;
  private static final int AS_IT_IS = 0;
  /// The form of a body that is deflated, in a header and in Welcome.
  static final int DEFLATED = 1;
  /// Shorter bodies gain nothing.
  private static final int WORTH_DEFLATING = 100;
  private static final int CHECKED_HEADER_OCTETS = 12;

  private MessageCodec() {}

  /// One message as a frame.
  ///
  /// @param sequence of the frame, 1…[#LAST_SEQUENCE]
  /// @throws IllegalArgumentException if the message exceeds a bound of [Limits] or the sequence is out of range:
  ///     the caller's mistake
  public static byte[] encode(Message message, long sequence) {
    return encode(message, sequence, Compression.NONE);
  }

  /// The same, with the body deflated where it may be and becomes shorter by it.
  ///
  /// @param taken what the receiver has said that it takes
  public static byte[] encode(Message message, long sequence, Compression taken) {
    if (sequence < 1 || sequence > LAST_SEQUENCE) {
      throw new IllegalArgumentException("no frame may have the sequence " + sequence + "; connect again");
    }
    MessageType type = MessageType.of(message);
    byte[] body = BodyEncoder.encode(message, taken == Compression.PLANES);
    int octets = HEADER_OCTETS + body.length;
    if (octets > Limits.FRAME_OCTETS) {
      throw new IllegalArgumentException(
          type + " of " + octets + " octets exceeds the frame of " + Limits.FRAME_OCTETS + "; split it");
    }
    return taken != Compression.NONE && type.mayBeDeflated() && body.length >= WORTH_DEFLATING
        ? deflatedFrame(type, sequence, body)
        : frame(type, sequence, AS_IT_IS, body);
  }

  private static byte[] deflatedFrame(MessageType type, long sequence, byte[] body) {
    byte[] deflated = Deflated.deflate(body);
    return frame(type, sequence, deflated.length < body.length ? DEFLATED : AS_IT_IS, deflated);
  }

  private static byte[] frame(MessageType type, long sequence, int form, byte[] body) {
    int octets = HEADER_OCTETS + body.length;
    ByteBuffer frame = ByteBuffer.allocate(octets);
    frame.putInt(octets - LENGTH_OCTETS).put((byte) VERSION).put((byte) type.code()).putShort((short) form)
        .putInt((int) sequence).putInt(0).put(body);
    frame.putInt(CHECKED_HEADER_OCTETS, checksum(frame.array()));
    return frame.array();
  }

  /// Takes the next frame off the front of `in`, if all of it is there; else takes nothing. Nothing is allocated
  /// before the whole frame has arrived, and a wrong length or version is refused as soon as it can be read.
  ///
  /// @param expectedSequence the sequence that the frame must have
  /// @return the message, empty if octets are still missing
  /// @throws ProtocolException if the peer broke the protocol; `in` is then in no defined position
  public static Optional<Message> decode(ByteBuf in, long expectedSequence) throws ProtocolException {
    OptionalInt octets = frameOctets(in, expectedSequence);
    if (octets.isEmpty() || in.readableBytes() < octets.getAsInt()) {
      return Optional.empty();
    }
    byte[] frame = new byte[octets.getAsInt()];
    in.readBytes(frame);
    return Optional.of(decodeFrame(frame, expectedSequence));
  }

  /// How many octets the next frame has, all of it, and takes nothing. Empty where that is not there yet.
  ///
  /// @param expectedSequence the sequence that the frame must have
  /// @throws ProtocolException if the length or the version is wrong
  static OptionalInt frameOctets(ByteBuf in, long expectedSequence) throws ProtocolException {
    int start = in.readerIndex();
    if (in.readableBytes() < LENGTH_OCTETS) {
      return OptionalInt.empty();
    }
    int octets = frameOctets(in.getUnsignedInt(start),
        expectedSequence == 1 ? Limits.FIRST_FRAME_OCTETS : Limits.FRAME_OCTETS);
    if (in.readableBytes() > LENGTH_OCTETS) {
      requireVersion(in.getUnsignedByte(start + LENGTH_OCTETS));
    }
    return OptionalInt.of(octets);
  }

  private static Message decodeFrame(byte[] octets, long expectedSequence) throws ProtocolException {
    ByteBuffer frame = ByteBuffer.wrap(octets);
    int expected = checksum(octets);
    int actual = frame.getInt(CHECKED_HEADER_OCTETS);
    if (actual != expected) {
      throw ProtocolException.malformed(
          "CRC32C of a frame is %08x, its octets have %08x: damaged on the way".formatted(actual, expected));
    }
    long sequence = Integer.toUnsignedLong(frame.getInt(8));
    if (sequence != expectedSequence) {
      throw ProtocolException.malformed(
          "frame has the sequence " + sequence + ", must have " + expectedSequence
              + ": frames lost or repeated");
    }
    MessageType type = MessageType.ofCode(Byte.toUnsignedInt(frame.get(5)));
    int form = Short.toUnsignedInt(frame.getShort(6));
    if (form == AS_IT_IS) {
      return BodyDecoder.decode(type, octets, HEADER_OCTETS, octets.length - HEADER_OCTETS);
    }
    if (form != DEFLATED || !type.mayBeDeflated()) {
      throw ProtocolException.malformed("a body of type " + type + " in form " + form + " is unknown here");
    }
    byte[] body = Deflated.inflate(octets, HEADER_OCTETS, octets.length - HEADER_OCTETS);
    return BodyDecoder.decode(type, body, 0, body.length);
  }

  private static int frameOctets(long length, int most) throws ProtocolException {
    if (length < HEADER_OCTETS - LENGTH_OCTETS || length > most - LENGTH_OCTETS) {
      throw ProtocolException.malformed("length of a frame is " + length + ", must be "
          + (HEADER_OCTETS - LENGTH_OCTETS) + "…" + (most - LENGTH_OCTETS));
    }
    return LENGTH_OCTETS + (int) length;
  }

  private static void requireVersion(int version) throws ProtocolException {
    if (version != VERSION) {
      throw new ProtocolException(Message.RefusalCode.UNSUPPORTED_VERSION,
          "frame version " + version + " is not spoken here, only " + VERSION + "; upgrade the older side");
    }
  }

  /// The CRC field itself is left out.
  private static int checksum(byte[] frame) {
    CRC32C crc = new CRC32C();
    crc.update(frame, 0, CHECKED_HEADER_OCTETS);
    crc.update(frame, HEADER_OCTETS, frame.length - HEADER_OCTETS);
    return (int) crc.getValue();
  }
}
