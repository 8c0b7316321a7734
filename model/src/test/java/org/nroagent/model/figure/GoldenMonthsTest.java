package org.nroagent.model.figure;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Direction;
import org.nroagent.model.SlotGrid;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Months whose figures, retained slots and digests were computed by another program in another language; the table
/// says how.
class GoldenMonthsTest {
  private record Octets(OptionalLong in, OptionalLong out) {
    static Octets of(long in, long out) {
      return new Octets(OptionalLong.of(in), OptionalLong.of(out));
    }

    static Octets none() {
      return new Octets(OptionalLong.empty(), OptionalLong.empty());
    }
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvFileSource(resources = "/golden/months.txt", delimiter = '|', commentCharacter = '#', numLinesToSkip = 1, nullValues = "none")
  void isComputedAlike(String zone, String month, String pattern, Instant firstSlot, int slots,
      @Nullable String in, @Nullable String out, @Nullable Instant inRetained, @Nullable Instant outRetained,
      @Nullable Direction reference, @Nullable BigDecimal mbps, BigDecimal coverage, boolean billable,
      String digest) {
    MonthSlots filled = fill(new MonthSlots(CivilMonth.parse(month, ZoneId.of(zone)), SlotGrid.FIVE_MINUTES),
        pattern);
    assertEquals(firstSlot, filled.slots().start());
    assertEquals(slots, filled.slots().size());
    Certificate certificate = filled.certificate();
    assertEquals(in, text(certificate.figure().in()));
    assertEquals(out, text(certificate.figure().out()));
    assertEquals(inRetained, certificate.inRetainedSlot());
    assertEquals(outRetained, certificate.outRetainedSlot());
    assertEquals(Optional.ofNullable(reference), certificate.figure().referenceDirection());
    assertEquals(Optional.ofNullable(mbps), certificate.figure().referenceMbps());
    assertEquals(coverage, certificate.figure().coverage());
    assertEquals(billable, certificate.figure().billable());
    assertEquals(digest, certificate.digest());
  }

  @ParameterizedTest
  @CsvSource({"Europe/Paris,2026-02,8064", "Europe/Paris,2028-02,8352", "Europe/Paris,2026-11,8640",
      "Europe/Paris,2026-03,8916", "Europe/Paris,2026-12,8928", "Europe/Paris,2026-10,8940",
      "Australia/Lord_Howe,2026-04,8646", "Australia/Lord_Howe,2026-10,8922", "Asia/Kolkata,2026-11,8640"})
  void theMonthsOfTheContractAndOfHalfHourZonesHaveTheirSlots(String zone, String month, int slots) {
    assertEquals(slots, CivilMonth.parse(month, ZoneId.of(zone)).expectedSlots(SlotGrid.FIVE_MINUTES));
  }

  private static MonthSlots fill(MonthSlots month, String pattern) {
    int slots = month.slots().size();
    for (int i = 0; i < slots; i++) {
      Octets octets = octets(pattern, i, slots);
      month.set(month.slots().slotStart(i), octets.in(), octets.out());
    }
    return month;
  }

  private static Octets octets(String pattern, long i, long n) {
    Octets permutation = Octets.of(i * 7919 % n + 1, i * 6007 % n + 1);
    return switch (pattern) {
      case "permutation" -> permutation;
      case "gaps" -> i % 20 == 7 ? Octets.none() : permutation;
      case "many-gaps" -> i % 10 == 3 ? Octets.none() : permutation;
      case "ties" -> Octets.of(i % 3, i % 20 / 19);
      case "equal" -> Octets.of(7, 7);
      case "out-empty" -> new Octets(permutation.in(), OptionalLong.empty());
      case "empty" -> Octets.none();
      case "100-gbit" -> Octets.of(3_750_000_000_000L - i * 7919 % n * 1_000_003,
          3_750_000_000_000L - i * 6007 % n * 999_983);
      default -> throw new IllegalArgumentException("no pattern '" + pattern + "'");
    };
  }

  private static @Nullable String text(@Nullable DirectionFigure figure) {
    return figure == null
        ? null
        : figure.valid() + " " + figure.discarded() + " " + figure.rank() + " " + figure.octets();
  }
}
