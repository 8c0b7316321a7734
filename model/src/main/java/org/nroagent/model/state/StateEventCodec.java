package org.nroagent.model.state;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// An event as bytes, the same on disk, on the wire and in the collector's database. The sequence stands beside it. Byte
/// map, big-endian:
///
/// | offset | bytes | field |
/// |---:|---:|---|
/// | 0 | 1 | kind of the subject |
/// | 1 | 1 | aspect |
/// | 2 | 1 | cause |
/// | 3 | 1 | origin in bits 0–6; bit 7: the device's time follows |
/// | 4 | 8 | the agent's wall clock, milliseconds since 1970 |
/// | 12 | 8 | the device's time, milliseconds since 1970; only where bit 7 is set |
/// | | | texts: device, subject, name of the cause; words: before, after; see [StateBytes] |
///
/// Bytes behind that are passed over: later software may add fields.
public final class StateEventCodec {
  /// The most bytes of an event.
  public static final int MOST_BYTES = 6 * 1024;

  private static final int DEVICE_TIME = 0x80;

  private StateEventCodec() {}

  /// The bytes of an event, without its sequence.
  public static byte[] encode(StateEvent event) {
    ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
    bytes.put((byte) event.subject().kind().code()).put((byte) event.aspect().code());
    bytes.put((byte) event.cause().kind().code());
    bytes.put((byte) (event.origin().code() | (event.deviceTime().isPresent() ? DEVICE_TIME : 0)));
    bytes.putLong(event.at().toEpochMilli());
    event.deviceTime().ifPresent(time -> bytes.putLong(time.toEpochMilli()));
    StateBytes.putText(bytes, event.device());
    StateBytes.putText(bytes, event.subject().name());
    StateBytes.putText(bytes, event.cause().subject());
    StateBytes.putWord(bytes, event.before());
    StateBytes.putWord(bytes, event.after());
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  /// Reads what [#encode] wrote.
  ///
  /// @throws IllegalArgumentException if it is not understood: broken, or of later software
  public static StateEvent decode(long sequence, ByteBuffer content) {
    ByteBuffer bytes = content.slice();
    try {
      Subject.Kind kind = Subject.Kind.ofCode(Byte.toUnsignedInt(bytes.get()));
      Aspect aspect = Aspect.ofCode(Byte.toUnsignedInt(bytes.get()));
      Cause.Kind cause = Cause.Kind.ofCode(Byte.toUnsignedInt(bytes.get()));
      int flags = Byte.toUnsignedInt(bytes.get());
      Instant at = Instant.ofEpochMilli(bytes.getLong());
      Optional<Instant> deviceTime = (flags & DEVICE_TIME) == 0
          ? Optional.empty()
          : Optional.of(Instant.ofEpochMilli(bytes.getLong()));
      String device = StateBytes.text(bytes);
      String subject = StateBytes.text(bytes);
      String causedBy = StateBytes.text(bytes);
      String before = StateBytes.word(bytes);
      return new StateEvent(sequence, at, deviceTime, device, new Subject(kind, subject), aspect, before,
          StateBytes.word(bytes), new Cause(cause, causedBy), Origin.ofCode(flags & ~DEVICE_TIME));
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("it is cut off", e);
    }
  }
}
