package org.nroagent.lab.state;

import java.time.Duration;
import java.time.Instant;

/// The fault notification generator of a MEP (IEEE 802.1ag §20.33): a defect is reported once it has lasted, and
/// forgotten once it has been gone for a while.
///
/// @param phase its state, as dot1agCfmMepFngState has it
/// @param highest the highest defect since it last left reset, as dot1agCfmMepHighestPrDefect has it
/// @param since when the phase began
public record FaultNotification(Phase phase, int highest, Instant since) {
  /// dot1agCfmMepFngAlarmTime.
  public static final Duration ALARM_TIME = Duration.ofMillis(2_500);
  /// dot1agCfmMepFngResetTime.
  public static final Duration RESET_TIME = Duration.ofSeconds(10);

  /// The states in which time passes.
  public enum Phase {
    /// fngReset
    RESET(1),
    /// fngDefect
    DEFECT(2),
    /// fngDefectReported
    REPORTED(4),
    /// fngDefectClearing
    CLEARING(5);

    private final int number;

    Phase(int number) {
      this.number = number;
    }

    /// The value of dot1agCfmMepFngState.
    public int number() {
      return number;
    }
  }

  /// At rest.
  static FaultNotification reset(Instant at) {
    return new FaultNotification(Phase.RESET, 0, at);
  }

  /// What it has become by a time, with nothing but time passing.
  public FaultNotification at(Instant now) {
    return switch (phase) {
      case DEFECT -> after(ALARM_TIME, now, Phase.REPORTED, highest);
      case CLEARING -> after(RESET_TIME, now, Phase.RESET, 0);
      case RESET, REPORTED -> this;
    };
  }

  /// What it becomes by a change.
  ///
  /// @param indicated the highest defect that there is and that alarms; 0 for none
  /// @param at when
  FaultNotification next(int indicated, Instant at) {
    FaultNotification now = at(at);
    int most = Math.max(now.highest, indicated);
    if (indicated == 0) {
      return switch (now.phase) {
        case DEFECT -> reset(at);
        case REPORTED -> new FaultNotification(Phase.CLEARING, now.highest, at);
        case RESET, CLEARING -> now;
      };
    }
    return switch (now.phase) {
      case RESET -> new FaultNotification(Phase.DEFECT, indicated, at);
      case CLEARING -> new FaultNotification(Phase.REPORTED, most, at);
      case DEFECT, REPORTED -> new FaultNotification(now.phase, most, now.since);
    };
  }

  private FaultNotification after(Duration time, Instant now, Phase then, int kept) {
    Instant end = since.plus(time);
    return now.isBefore(end) ? this : new FaultNotification(then, kept, end);
  }
}
