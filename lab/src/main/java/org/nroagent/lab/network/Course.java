package org.nroagent.lab.network;

import java.time.Duration;
import org.nroagent.lab.network.Fault.Way;

/// How far one direction of a connection has come, and where its fault lies. Belongs to the direction's thread.
final class Course {
  private static final long NEVER = Long.MAX_VALUE;

  private final int mostAtOnce;
  private final Duration slowness;
  private long untilDue;
  private int pauses;
  private boolean happened;

  private Course(long untilDue, int mostAtOnce, Duration slowness, int pauses) {
    this.untilDue = untilDue;
    this.mostAtOnce = mostAtOnce;
    this.slowness = slowness;
    this.pauses = pauses;
  }

  static Course of(Fault fault, Way way) {
    return switch (fault) {
      case Fault.Cut(Way at, long after, boolean _) -> at(after, at == way);
      case Fault.Corrupt(Way at, long after, int _) -> at(after, at == way);
      case Fault.Stall(Way at, long after, Duration _) -> at(after, at == way);
      case Fault.HalfOpen(Way at, long after, Duration _) -> at(after, at == way);
      case Fault.Late(long after, Duration _) -> at(after, way == Way.UP);
      case Fault.Trickle(Way at, int octets, Duration pause) when at == way ->
        new Course(NEVER, octets, pause, Fault.Trickle.MOST_PAUSES);
      case Fault.Trickle _,Fault.None _,Fault.Twice _ -> at(0, false);
    };
  }

  private static Course at(long after, boolean thisWay) {
    return new Course(thisWay ? after : NEVER, Integer.MAX_VALUE, Duration.ZERO, 0);
  }

  /// Whether the fault is to happen before another octet moves.
  boolean isDue() {
    return untilDue == 0;
  }

  void happened() {
    happened = true;
    untilDue = NEVER;
  }

  boolean hasHappened() {
    return happened;
  }

  /// How many octets may move at once.
  int most(int wanted) {
    return (int) Math.min(Math.min(wanted, mostAtOnce), untilDue);
  }

  void moved(int octets) {
    if (untilDue != NEVER) {
      untilDue -= octets;
    }
  }

  boolean isSlow() {
    return pauses > 0;
  }

  /// The pause before the next octets; counts.
  Duration slowness() {
    pauses--;
    return slowness;
  }
}
