package org.nroagent.model.figure;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// The digest against the definition: a text of lines, written the long way.
class SlotDigestTest {
  @Property
  void isTakenOverTheLinesOfTheDefinition(@ForAll("grids") SlotGrid grid, @ForAll("starts") Instant around,
      @ForAll @IntRange(max = 700) int size, @ForAll Random random) throws GeneralSecurityException {
    SlotWindow window = new SlotWindow(grid, grid.startOf(around), size);
    StringBuilder text = new StringBuilder();
    for (int index = 0; index < size; index++) {
      OptionalLong in = octets(random);
      OptionalLong out = octets(random);
      window.set(window.slotStart(index), in, out);
      text.append(window.slotStart(index)).append(',');
      in.ifPresent(text::append);
      text.append(',');
      out.ifPresent(text::append);
      text.append('\n');
    }
    assertEquals(sha256(text.toString()), window.digest());
  }

  @Provide
  static Arbitrary<SlotGrid> grids() {
    return Arbitraries.of(1, 10, 300, 3600, 21_600, 86_400).map(SlotGrid::new);
  }

  @Provide
  static Arbitrary<Instant> starts() {
    return Arbitraries.longs()
        .between(Instant.parse("1960-01-01T00:00:00Z").getEpochSecond(),
            Instant.parse("9999-01-01T00:00:00Z").getEpochSecond())
        .map(Instant::ofEpochSecond);
  }

  private static OptionalLong octets(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> OptionalLong.empty();
      case 1 -> OptionalLong.of(random.nextInt(12));
      case 2 -> OptionalLong.of(Slot.MAX_OCTETS);
      default -> OptionalLong.of(random.nextLong(Slot.MAX_OCTETS + 1));
    };
  }

  private static String sha256(String text) throws GeneralSecurityException {
    return HexFormat.of().formatHex(
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
  }
}
