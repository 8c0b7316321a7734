package org.nroagent.model.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was told of one subject.
///
/// @param row its words
/// @param recent wall clocks, in milliseconds since 1970, at which changes were told within [Damping#WINDOW] before the
///     last of them; at most [Damping#CHANGES]
/// @param flapping what is counted while it flaps, null where it does not
public record ToldEntry(StateRow row, List<Long> recent, @Nullable Flapping flapping) {
  public ToldEntry {
    recent = List.copyOf(recent);
  }

  /// A subject of which nothing was told but its words.
  public static ToldEntry of(StateRow row) {
    return new ToldEntry(row, List.of(), null);
  }

  /// What was told before anything was.
  public static ToldEntry unseen(Subject.Kind kind) {
    return of(StateRow.unseen(kind));
  }

  /// What it was last: what was told, or what was counted since.
  public StateRow seen() {
    return flapping == null ? row : flapping.seen();
  }

  /// The last time a change was told, 0 where none was.
  long lastTold() {
    return recent.isEmpty() ? 0 : recent.getLast();
  }

  ToldEntry withRow(StateRow newRow) {
    return newRow.equals(row) ? this : new ToldEntry(newRow, recent, flapping);
  }

  ToldEntry withFlapping(@Nullable Flapping newFlapping) {
    return new ToldEntry(row, recent, newFlapping);
  }

  /// After a change was told. Deterministic, for what was told is kept as the events alone.
  ToldEntry after(Aspect aspect, String word, Instant at) {
    if (aspect == Aspect.FLAPPING) {
      return word.equals(Damping.FLAPPING)
          ? withFlapping(new Flapping(0, at.toEpochMilli(), row))
          : new ToldEntry(row, List.of(), null);
    }
    return new ToldEntry(row.with(aspect, word), recentAt(at), flapping);
  }

  private List<Long> recentAt(Instant at) {
    long now = at.toEpochMilli();
    List<Long> times = new ArrayList<>(recent);
    times.removeIf(time -> time == now || !Damping.isRecent(time, now));
    times.add(now);
    return times.subList(Math.max(0, times.size() - Damping.CHANGES), times.size());
  }
}
