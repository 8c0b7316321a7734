package org.nroagent.protocol;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Bodies in the compressed form of RFC 1951, each for itself: a connection keeps no window for the other side, of which a
/// collector would need thousands.
final class Deflated {
  private static final int MOST_OCTETS = Limits.FRAME_OCTETS - MessageCodec.HEADER_OCTETS;
  private static final int LEAST_GROWTH = 4;
  private static final int SMALLEST_BUFFER = 1 << 10;
  /// Counts of octets have no words that come again: what is gained is that some values are more frequent, and short
  /// matches cost more than they save. The level is the lowest that knows of this strategy; higher ones only take longer.
  private static final int STRATEGY = Deflater.FILTERED;
  private static final int LEVEL = 4;

  private Deflated() {}

  /// A body, compressed; the body itself where that is not shorter.
  static byte[] deflate(byte[] body) {
    Deflater deflater = new Deflater(LEVEL, true);
    try {
      deflater.setStrategy(STRATEGY);
      deflater.setInput(body);
      deflater.finish();
      byte[] out = new byte[body.length];
      int octets = 0;
      // The first call takes over the strategy and may give nothing.
      while (!deflater.finished() && octets < out.length) {
        octets += deflater.deflate(out, octets, out.length - octets);
      }
      return deflater.finished() && octets < body.length ? Arrays.copyOf(out, octets) : body;
    } finally {
      deflater.end();
    }
  }

  /// The body that was compressed. What it takes of memory follows what comes out, and a body that exceeds a frame is refused
  /// before it does.
  ///
  /// @throws ProtocolException if the octets are none of this form, if something stands behind them, or if there are too many
  static byte[] inflate(byte[] frame, int offset, int length) throws ProtocolException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(frame, offset, length);
      byte[] body = new byte[Math.clamp((long) length * LEAST_GROWTH, SMALLEST_BUFFER, MOST_OCTETS)];
      int octets = inflater.inflate(body);
      while (!inflater.finished()) {
        if (octets < body.length) {
          throw ProtocolException.malformed("a deflated body breaks off");
        }
        if (octets == MOST_OCTETS) {
          throw ProtocolException.malformed("a deflated body has more than " + MOST_OCTETS + " octets");
        }
        body = Arrays.copyOf(body, (int) Math.min(2L * body.length, MOST_OCTETS));
        octets += inflater.inflate(body, octets, body.length - octets);
      }
      if (inflater.getRemaining() > 0) {
        throw ProtocolException.malformed("octets stand behind a deflated body");
      }
      return Arrays.copyOf(body, octets);
    } catch (DataFormatException e) {
      throw ProtocolException.malformed("a deflated body is damaged: " + e.getMessage());
    } finally {
      inflater.end();
    }
  }
}
