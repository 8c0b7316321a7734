package org.nroagent.agent.source.netconf;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The messages of a session, one after the other: each is read to its end, then [#next()] goes on to the following one.
/// Nothing but one buffer is kept, wherever the octets are split. Blank octets before a message are no part of it: some
/// devices send a line feed there, which XML forbids before its declaration.
final class FramedInput extends InputStream {
  private static final int BUFFER_OCTETS = 8192;
  private static final int END = -1;
  private static final long LARGEST_CHUNK = 4_294_967_295L;
  private static final byte[] MARK = {']', ']', '>', ']', ']', '>'};
  /// How much of the mark the end of its first octets repeats, by their number.
  private static final int[] REPEATED = {0, 0, 1, 0, 1, 2, 3};

  private final InputStream channel;
  private final long mostOctets;
  private final byte[] buffer = new byte[BUFFER_OCTETS];
  private int position;
  private int limit;
  /// Null until the first octets of a message tell.
  private @Nullable Framing framing = Framing.END_OF_MESSAGE;
  private boolean detects;
  private boolean ended;
  private boolean blankSoFar = true;
  private long octets;
  /// Octets that may begin the mark: how many were read, and from and to where they turned out to be content.
  private int matched;
  private int contentFrom;
  private int contentTo;
  private long leftOfChunk;
  private boolean chunkSeen;

  /// Begins with the first message, whose framing is that of every hello.
  ///
  /// @param channel what the other side sends
  /// @param mostOctets of one message, at which reading fails
  FramedInput(InputStream channel, long mostOctets) {
    this.channel = channel;
    this.mostOctets = mostOctets;
  }

  /// Lets the next message tell by its first octets how it and all after it are framed: some devices keep to marks
  /// although both sides announced base:1.1.
  void detectFraming() {
    detects = true;
  }

  /// Skips what is left of this message and begins the next one.
  void next() throws IOException {
    while (read() != END) {
      // What is left tells nothing.
    }
    if (detects) {
      framing = null;
      detects = false;
    }
    ended = false;
    blankSoFar = true;
    octets = 0;
    matched = 0;
    contentFrom = 0;
    contentTo = 0;
    leftOfChunk = 0;
    chunkSeen = false;
  }

  @Override
  public int read() throws IOException {
    int octet = ended ? END : content();
    while (blankSoFar && (octet == '\n' || octet == '\r' || octet == ' ' || octet == '\t')) {
      octet = content();
    }
    blankSoFar = false;
    ended = octet == END;
    if (!ended && ++octets > mostOctets) {
      throw new IOException("a message is longer than " + mostOctets + " octets");
    }
    return octet;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int count = 0;
    // No more than what is at hand: a reader of XML asks for whole buffers, and the device may have said all.
    while (count < length && (count == 0 || position < limit)) {
      int octet = read();
      if (octet == END) {
        return count == 0 && length > 0 ? END : count;
      }
      into[from + count++] = (byte) octet;
    }
    return count;
  }

  private int content() throws IOException {
    if (framing == null) {
      framing = detected();
    }
    return switch (framing) {
      case END_OF_MESSAGE -> beforeMark();
      case CHUNKED -> ofChunk();
    };
  }

  private Framing detected() throws IOException {
    int octet = required();
    while (octet == '\n' || octet == '\r' || octet == ' ' || octet == '\t') {
      octet = required();
    }
    // A line feed was before it, or the device forgot it; a message itself begins with another sign.
    position--;
    return octet == '#' ? Framing.CHUNKED : Framing.END_OF_MESSAGE;
  }

  private int beforeMark() throws IOException {
    while (contentFrom == contentTo) {
      if (matched == MARK.length) {
        return END;
      }
      int octet = required();
      if (octet == MARK[matched]) {
        matched++;
      } else if (matched == 0) {
        return octet;
      } else {
        position--;
        contentFrom = 0;
        contentTo = matched - REPEATED[matched];
        matched = REPEATED[matched];
      }
    }
    return MARK[contentFrom++];
  }

  private int ofChunk() throws IOException {
    if (leftOfChunk == 0 && !beginChunk()) {
      return END;
    }
    leftOfChunk--;
    return required();
  }

  /// Whether there is another chunk, rather than the end of chunks.
  private boolean beginChunk() throws IOException {
    int octet = required();
    // Detection has passed over the line feed of the first chunk already.
    if (octet == '\n') {
      octet = required();
    } else if (chunkSeen) {
      throw malformed(octet);
    }
    require('#', octet);
    octet = required();
    if (octet == '#' && chunkSeen) {
      require('\n', required());
      return false;
    }
    if (octet < '1' || octet > '9') {
      throw malformed(octet);
    }
    long size = 0;
    for (; octet >= '0' && octet <= '9'; octet = required()) {
      size = size * 10 + octet - '0';
      if (size > LARGEST_CHUNK) {
        throw new IOException("a chunk is larger than RFC 6242 §4.2 allows");
      }
    }
    require('\n', octet);
    leftOfChunk = size;
    chunkSeen = true;
    return true;
  }

  private static void require(int expected, int octet) throws IOException {
    if (octet != expected) {
      throw malformed(octet);
    }
  }

  private static IOException malformed(int octet) {
    return new IOException("the chunks of a message are not those of RFC 6242 §4.2: octet " + octet
        + " is where none or another is expected");
  }

  private int required() throws IOException {
    if (position == limit) {
      limit = Math.max(0, channel.read(buffer));
      position = 0;
      if (limit == 0) {
        throw new EOFException("the device closed the session");
      }
    }
    return buffer[position++] & 0xff;
  }
}
