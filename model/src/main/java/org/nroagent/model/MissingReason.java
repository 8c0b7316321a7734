package org.nroagent.model;

import java.util.Optional;

/// Why a slot has no value. The code is kept in rings and on the wire: it is never reused or changed.
public enum MissingReason {
  /// The device did not answer within its time budget, for longer than one missed poll.
  NO_ANSWER(1),
  /// The device refused the credentials.
  AUTHENTICATION_FAILED(2),
  /// The counter was read for the first time; a first reading is a base, never a delta.
  FIRST_READING(3),
  /// The counter decreased, or would have wrapped: a reset, whatever the device says of it.
  COUNTER_RESET(4),
  /// The device's management part restarted, seen by sysUpTime or snmpEngineBoots.
  DEVICE_RESTARTED(5),
  /// ifCounterDiscontinuityTime changed (RFC 2863 §3.1.5).
  DISCONTINUITY(6),
  /// Another device or interface answers under this name.
  IDENTITY_CHANGED(7),
  /// The delta exceeds what the link can carry in the elapsed time.
  OVER_LINE_RATE(8),
  /// The agent's wall clock was stepped over this slot.
  CLOCK_STEP(9),
  /// The agent was stopped, or had lost its counter bases in a crash.
  AGENT_RESTARTED(10),
  /// The device answered, but this interface's columns were lost on the way.
  COLUMN_LOST(11),
  /// The device answered completely and has no such interface.
  INTERFACE_ABSENT(12),
  /// The counter cannot be metered: 32 bits wrap too fast at this speed, or there is no counter.
  UNMETERABLE(13),
  /// The record of this slot was damaged on disk.
  DAMAGED_RECORD(14),
  /// The disk refused the record of this slot.
  NOT_STORED(15);

  private static final Codes<MissingReason> CODES = Codes.of("missing reason", values(),
      MissingReason::code);

  private final int code;

  MissingReason(int code) {
    this.code = code;
  }

  /// The number that stands for this reason in rings and on the wire, 1…63.
  public int code() {
    return code;
  }

  /// The reason of a code, empty where this version knows none.
  public static Optional<MissingReason> find(int code) {
    return CODES.find(code);
  }

  /// The reason of a code.
  ///
  /// @throws IllegalArgumentException if no reason has that code
  public static MissingReason ofCode(int code) {
    return CODES.get(code);
  }
}
