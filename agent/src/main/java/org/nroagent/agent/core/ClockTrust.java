package org.nroagent.agent.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// Whether the wall clock may label slots, and services be told by it. A label is never used twice, so one wrong label ahead of time would mute the
/// metering until that time has come: a clock that moved by more than [#JUMP], or starts far from what the ring has
/// recorded, is believed only once it has stayed there for [#POLLS_TO_BELIEVE] slots. A clock that comes back to where
/// it was is believed at once.
///
/// Not thread-safe: it belongs to the core thread.
final class ClockTrust {
  /// The largest step that is believed at once.
  static final Duration JUMP = Duration.ofDays(1);
  /// How far after the newest recorded slot a start is believed at once: a wrong month or year is not.
  static final Duration LONGEST_OUTAGE = Duration.ofDays(28);
  /// One hour of five-minute slots.
  static final int POLLS_TO_BELIEVE = 12;

  private final Instant plausibleFrom;
  private final Optional<Instant> recordedUntil;
  /// The wall clock's lead over the monotonic clock in milliseconds where it was believed last, and where it is waited
  /// for it to stay.
  private OptionalLong believed = OptionalLong.empty();
  private OptionalLong doubted = OptionalLong.empty();
  private Instant counted = Instant.MIN;
  private int polls;

  /// What is to be made of the wall clock.
  ///
  /// @param problem why it labels nothing, as the end of a sentence that says what it shows; empty if it labels
  /// @param fresh whether it labels from now on, or labels another time than before
  record Verdict(Optional<String> problem, boolean fresh) {
    /// Whether it may label slots.
    boolean labels() {
      return problem.isEmpty();
    }
  }

  /// @param plausibleFrom a clock before this instant is wrong for sure
  /// @param recordedUntil end of the newest slot in the ring, empty without one
  ClockTrust(Instant plausibleFrom, Optional<Instant> recordedUntil) {
    this.plausibleFrom = plausibleFrom;
    this.recordedUntil = recordedUntil;
  }

  /// Judges the clock as a poll found it.
  ///
  /// @param wall the wall clock
  /// @param lead of the wall clock over the monotonic clock, in milliseconds
  /// @param border the slot border of the poll: several polls of one border count once
  Verdict judge(Instant wall, long lead, Instant border) {
    if (wall.isBefore(plausibleFrom)) {
      doubted = OptionalLong.empty();
      return new Verdict(Optional.of("which cannot be right: this software is newer"), false);
    }
    if (believed.isPresent() && isNear(lead, believed.getAsLong())) {
      return believe(lead, false);
    }
    if (believed.isEmpty() && fitsTheRing(wall)) {
      return believe(lead, true);
    }
    count(lead, border);
    return polls > POLLS_TO_BELIEVE ? believe(lead, true) : new Verdict(Optional.of(doubt()), false);
  }

  /// Whether the clock is where it was believed last. Judges nothing: for what is read beside the rounds.
  ///
  /// @param lead of the wall clock over the monotonic clock, in milliseconds
  boolean believes(Instant wall, long lead) {
    return !wall.isBefore(plausibleFrom) && believed.isPresent() && isNear(lead, believed.getAsLong());
  }

  private Verdict believe(long lead, boolean fresh) {
    believed = OptionalLong.of(lead);
    doubted = OptionalLong.empty();
    return new Verdict(Optional.empty(), fresh);
  }

  private void count(long lead, Instant border) {
    if (doubted.isEmpty() || !isNear(lead, doubted.getAsLong())) {
      polls = 0;
      counted = Instant.MIN;
    }
    doubted = OptionalLong.of(lead);
    if (!border.equals(counted)) {
      counted = border;
      polls++;
    }
  }

  private String doubt() {
    String from = believed.isPresent()
        ? "more than a day from where it was before"
        : recordedUntil.map(until -> "far from the newest slot on disk, which ends at " + until)
            .orElseThrow();
    return from + "; unless it is set right it is believed after " + (POLLS_TO_BELIEVE + 1 - polls)
        + " more polls";
  }

  private boolean fitsTheRing(Instant wall) {
    return recordedUntil.isEmpty() || (!wall.isBefore(recordedUntil.get().minus(JUMP))
        && !wall.isAfter(recordedUntil.get().plus(LONGEST_OUTAGE)));
  }

  private static boolean isNear(long lead, long other) {
    return Math.abs(lead - other) <= JUMP.toMillis();
  }
}
