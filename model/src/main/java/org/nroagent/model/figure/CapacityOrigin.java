package org.nroagent.model.figure;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.nroagent.model.Codes;

/// How the capacity of a closed month is known. Only an entry with dates says what it was at the month's last slot;
/// anything else is what was known when it was taken, which is later, much later where a month is closed late.
///
/// @param kind how it is known; of a sum the weakest of its parts
/// @param asOf when it was taken, whole seconds
public record CapacityOrigin(Kind kind, Instant asOf) {
  /// How a capacity is known, the strongest first. The order and the codes do not change: they are on disks.
  public enum Kind {
    /// A configured entry with its date.
    DATED(1),
    /// One configured number without a date.
    CONFIGURED(2),
    /// The nominal speed that the device said.
    READ(3);

    private static final Codes<Kind> CODES = Codes.of("kind of capacity", values(), Kind::code);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    /// Its code on disk.
    public int code() {
      return code;
    }

    /// The kind of a code.
    ///
    /// @throws IllegalArgumentException if this version does not know it
    public static Kind ofCode(int code) {
      return CODES.get(code);
    }

    /// The kind of a sum of this and another one: the weaker of both.
    public Kind and(Kind other) {
      return compareTo(other) >= 0 ? this : other;
    }

    /// Its name in documents.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public CapacityOrigin {
    asOf = asOf.truncatedTo(ChronoUnit.SECONDS);
  }

  /// How it is known, for people.
  ///
  /// @param time [#asOf()] as it is shown there
  public String words(String time) {
    return switch (kind) {
      case DATED -> "by the entry for the month's last day";
      case CONFIGURED -> "the configured number of " + time + ", which has no date";
      case READ -> "read from the device, as it was known on " + time;
    };
  }
}
