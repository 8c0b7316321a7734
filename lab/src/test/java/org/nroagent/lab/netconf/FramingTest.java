package org.nroagent.lab.netconf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// RFC 6242 §4, both ways of framing.
class FramingTest {
  @Property
  void chunksOfWhateverSizeGiveTheMessageBack(@ForAll @Size(min = 1, max = 300) byte[] message,
      @ForAll @IntRange(min = 1, max = 400) int octetsPerChunk) throws IOException {
    byte[] framed = Frames.inChunks(message, octetsPerChunk);
    MessageReader reader = reader(twice(framed));
    assertArrayEquals(message, reader.inChunks().orElseThrow());
    assertArrayEquals(message, reader.inChunks().orElseThrow());
    assertEquals(Optional.empty(), reader.inChunks());
  }

  @Test
  void markersEndAMessageWhateverBracketsStandBeforeThem() throws IOException {
    for (String message : new String[]{"<a/>", "<a>]</a>]", "]]]", "<a>]]>]</a>", "]]>]]]]>]", "]]>", ""}) {
      byte[] framed = Frames.withMarker(message.getBytes(StandardCharsets.UTF_8));
      MessageReader reader = reader(twice(framed));
      String first = new String(reader.upToMarker().orElseThrow(), StandardCharsets.UTF_8);
      // Text that runs into the marker belongs to whichever marker comes first.
      assertEquals((message + "]]>]]>").substring(0, (message + "]]>]]>").indexOf("]]>]]>")), first);
    }
  }

  @Test
  void refusesWhatIsNoChunk() {
    for (String wrong : new String[]{"x", "\n#0\n", "\n#01\nx\n##\n", "\n##\n", "\n#1\nxx", "\n#3\nxx",
        "\n#99999999999\n",
        "\n#4294967295\n"}) {
      assertThrows(IOException.class, () -> reader(wrong.getBytes(StandardCharsets.US_ASCII)).inChunks(),
          wrong);
    }
  }

  private static byte[] twice(byte[] framed) {
    byte[] both = new byte[2 * framed.length];
    System.arraycopy(framed, 0, both, 0, framed.length);
    System.arraycopy(framed, 0, both, framed.length, framed.length);
    return both;
  }

  private static MessageReader reader(byte[] octets) {
    return new MessageReader(new ByteArrayInputStream(octets));
  }
}
