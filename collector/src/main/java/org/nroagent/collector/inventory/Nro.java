package org.nroagent.collector.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// An NRO as one client has it.
///
/// @param name the provider's code; another client may be in the same NRO
/// @param client the client's trigramme
/// @param plaque its FTTH area
/// @param available the day on which it was made available to the client [C CP 12.2]
/// @param inService the day of the putting into service of the client's port, on which its fee is due [C Annexe 1 §1]
/// @param givenUp the first day on which the client has it no more
/// @param gates the gates that its traffic is delivered at, nominal and standby; at least one
/// @param interfaces the client's ports there, as far as they are metered
/// @param lines the client's lines in service, in any order; no day twice
public record Nro(String name, String client, String plaque, LocalDate available, LocalDate inService,
    Optional<LocalDate> givenUp, List<String> gates, List<InterfaceRef> interfaces, List<LineCount> lines) {
  public Nro {
    gates = List.copyOf(gates);
    interfaces = List.copyOf(interfaces);
    lines = List.copyOf(lines);
  }

  /// The same without its lines.
  Nro withoutLines() {
    return new Nro(name, client, plaque, available, inService, givenUp, gates, interfaces, List.of());
  }

  /// Whether the client has it on a day.
  public boolean subscribedOn(LocalDate day) {
    return subscribedWithin(day, day);
  }

  /// Whether the client has it on any day from the first to the last.
  public boolean subscribedWithin(LocalDate first, LocalDate last) {
    return !available.isAfter(last) && givenUp.filter(end -> !end.isAfter(first)).isEmpty();
  }

  /// Whether its ports carry the client's traffic on a day.
  public boolean carriesOn(LocalDate day) {
    return !inService.isAfter(day) && givenUp.filter(end -> !end.isAfter(day)).isEmpty();
  }

  /// When its ports carry the client's traffic: from the day on which it is in service until it is given up.
  ///
  /// @param within nothing outside of it is told
  /// @param zone in which days begin
  public TimeRanges carriedWithin(TimeRange within, ZoneId zone) {
    Instant begin = inService.atStartOfDay(zone).toInstant();
    Instant end = givenUp.map(day -> day.atStartOfDay(zone).toInstant()).orElse(within.to());
    return begin.isBefore(end)
        ? TimeRanges.of(new TimeRange(begin, end)).and(TimeRanges.of(within))
        : TimeRanges.NONE;
  }

  /// The lines in service of several NROs on a day; empty where those of any are not known.
  public static OptionalLong linesOn(List<Nro> nros, LocalDate day) {
    long sum = 0;
    for (Nro nro : nros) {
      OptionalLong lines = nro.linesOn(day);
      if (lines.isEmpty()) {
        return OptionalLong.empty();
      }
      sum += lines.getAsLong();
    }
    return OptionalLong.of(sum);
  }

  /// The lines in service on a day: none where the client does not have it, empty where nobody told.
  public OptionalLong linesOn(LocalDate day) {
    if (!subscribedOn(day)) {
      return OptionalLong.of(0);
    }
    return lines.stream().filter(entry -> !entry.from().isAfter(day))
        .max(Comparator.comparing(LineCount::from)).map(entry -> OptionalLong.of(entry.count()))
        .orElse(OptionalLong.empty());
  }
}
