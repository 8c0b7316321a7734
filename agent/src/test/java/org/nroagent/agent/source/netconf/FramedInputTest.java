package org.nroagent.agent.source.netconf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramedInputTest {
  private static final String HELLO = "<hello/>";

  /// Contents that look like marks and chunks, and octets of several-octet characters.
  @Provide
  Arbitrary<List<String>> messages() {
    Arbitrary<String> part = Arbitraries.of("]", "]]", "]]>", "]]>]", "]]>]]", ">", "#", "##", "\n", "\n##",
        "<a>",
        "é", "€", "1", " ");
    return part.list().ofMaxSize(12).map(parts -> "<m>" + String.join("", parts))
        .filter(text -> !text.contains(Framing.END_MARK) && !text.endsWith("]]>]]") && !text.endsWith("]]>")
            && !text.endsWith("]") && !text.endsWith("]]"))
        .list().ofMinSize(1).ofMaxSize(4);
  }

  @Property
  void messagesComeOutAsTheyWentInWhateverTheFramingAndTheSplits(@ForAll("messages") List<String> messages,
      @ForAll Framing framing, @ForAll long seed) throws IOException {
    Random random = new Random(seed);
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    wire.writeBytes(Framing.END_OF_MESSAGE.frame(octets(HELLO)));
    for (String message : messages) {
      wire.writeBytes(switch (framing) {
        case END_OF_MESSAGE -> framing.frame(octets(message));
        case CHUNKED -> chunks(octets(message), random);
      });
    }
    FramedInput input = new FramedInput(new Trickle(wire.toByteArray(), random), 10_000);
    assertEquals(HELLO, text(input));
    input.detectFraming();
    for (String message : messages) {
      input.next();
      assertEquals(message, text(input));
      assertEquals(-1, input.read());
    }
  }

  @Property
  void oneMessageIsOneChunkOfItsSize(@ForAll("messages") List<String> messages) throws IOException {
    byte[] message = octets(messages.getFirst());
    assertArrayEquals(octets("\n#" + message.length + "\n" + messages.getFirst() + "\n##\n"),
        Framing.CHUNKED.frame(message));
  }

  @Test
  void aPartlyReadMessageIsPassedOver() throws IOException {
    FramedInput input = input("<a>long</a>]]>]]>\n<?xml?><b/>]]>]]>");
    assertEquals('<', input.read());
    input.next();
    assertEquals("<?xml?><b/>", text(input));
  }

  @Test
  void marksAfterChunksWereAnnouncedAreUnderstood() throws IOException {
    FramedInput input = input(HELLO + "]]>]]>\n<a/>]]>]]>\n<b/>]]>]]>");
    input.detectFraming();
    input.next();
    assertEquals("<a/>", text(input));
    input.next();
    assertEquals("<b/>", text(input));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n#0\n", "\n#01\n<", "\n##\n", "\n#4294967296\n", "\n#-1\n", "\n# 1\n<", "\n#1<",
      "\n#1\n<#",
      "\n#1\n<\n#x\n"})
  void chunksThatAreNoneAreRefused(String wire) throws IOException {
    FramedInput input = input(HELLO + "]]>]]>" + wire + "          ");
    input.detectFraming();
    input.next();
    assertThrows(IOException.class, () -> text(input));
  }

  @Test
  void anEndlessMessageIsRefused() {
    FramedInput input = new FramedInput(new InputStream() {
      @Override
      public int read() {
        return 'x';
      }
    }, 1000);
    IOException refused = assertThrows(IOException.class, input::readAllBytes);
    assertTrue(String.valueOf(refused.getMessage()).contains("1000"), refused.toString());
  }

  @Test
  void aSessionThatEndsWithinAMessageIsNoMessage() {
    assertThrows(EOFException.class, () -> text(input("<hello")));
    assertThrows(EOFException.class, () -> text(input("<hello/>]]>]]")));
  }

  private static FramedInput input(String wire) {
    return new FramedInput(new ByteArrayInputStream(octets(wire)), 10_000);
  }

  private static byte[] chunks(byte[] message, Random random) {
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    int from = 0;
    while (from < message.length) {
      int size = 1 + random.nextInt(message.length - from);
      chunks.writeBytes(octets("\n#" + size + "\n"));
      chunks.write(message, from, size);
      from += size;
    }
    chunks.writeBytes(octets("\n##\n"));
    return chunks.toByteArray();
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(FramedInput input) throws IOException {
    List<Byte> read = new ArrayList<>();
    byte[] some = new byte[7];
    for (int count = input.read(some); count >= 0; count = input.read(some)) {
      for (int i = 0; i < count; i++) {
        read.add(some[i]);
      }
    }
    byte[] all = new byte[read.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = read.get(i);
    }
    return new String(all, StandardCharsets.UTF_8);
  }

  /// Octets that arrive a few at a time.
  private static final class Trickle extends InputStream {
    private final ByteArrayInputStream octets;
    private final Random random;

    Trickle(byte[] octets, Random random) {
      this.octets = new ByteArrayInputStream(octets);
      this.random = random;
    }

    @Override
    public int read() {
      return octets.read();
    }

    @Override
    public int read(byte[] into, int from, int length) {
      return octets.read(into, from, Math.min(length, 1 + random.nextInt(5)));
    }
  }
}
