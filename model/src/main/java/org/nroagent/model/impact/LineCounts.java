package org.nroagent.model.impact;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/// How many lines of each kind.
///
/// @param byKind above 0 each; a kind that is not there is 0
public record LineCounts(Map<LineKind, Long> byKind) {
  /// The most lines of one kind that a place has, and that a sum is kept below.
  public static final long MOST = 1_000_000_000;
  /// No line.
  public static final LineCounts NONE = new LineCounts(Map.of());

  /// Leaves out what is 0, so that equal counts are equal.
  ///
  /// @throws IllegalArgumentException if one is below 0
  public LineCounts {
    Map<LineKind, Long> present = new EnumMap<>(LineKind.class);
    byKind.forEach((kind, count) -> {
      if (count < 0) {
        throw new IllegalArgumentException(kind.key() + " is below 0: " + count);
      }
      if (count > 0) {
        present.put(kind, count);
      }
    });
    byKind = Collections.unmodifiableMap(present);
  }

  /// So many of one kind.
  public static LineCounts of(LineKind kind, long count) {
    return new LineCounts(Map.of(kind, count));
  }

  /// The lines of a kind.
  public long of(LineKind kind) {
    return byKind.getOrDefault(kind, 0L);
  }

  /// Whether there is no line.
  public boolean isNone() {
    return byKind.isEmpty();
  }

  /// Both together.
  public LineCounts plus(LineCounts other) {
    if (other.isNone()) {
      return this;
    }
    Map<LineKind, Long> sums = new EnumMap<>(LineKind.class);
    sums.putAll(byKind);
    other.byKind.forEach((kind, count) -> sums.merge(kind, count, Math::addExact));
    return new LineCounts(sums);
  }

  /// Of each kind the larger one.
  public LineCounts most(LineCounts other) {
    Map<LineKind, Long> most = new EnumMap<>(LineKind.class);
    most.putAll(byKind);
    other.byKind.forEach((kind, count) -> most.merge(kind, count, Math::max));
    return new LineCounts(most);
  }

  /// As text: `pra=3,ftth=1800`; empty for none.
  public String text() {
    return byKind.entrySet().stream().map(each -> each.getKey().key() + "=" + each.getValue())
        .collect(Collectors.joining(","));
  }

  /// Reads what [#text()] wrote; kinds of later software are left out.
  ///
  /// @throws IllegalArgumentException if it is none
  public static LineCounts parse(String text) {
    Map<LineKind, Long> counts = new EnumMap<>(LineKind.class);
    for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("no count of lines: '" + part + "'");
      }
      long count = Long.parseLong(part.substring(equals + 1));
      LineKind.ofKey(part.substring(0, equals)).ifPresent(kind -> counts.put(kind, count));
    }
    return new LineCounts(counts);
  }
}
