package org.nroagent.model.impact;

import java.util.Set;

/// The kinds of service that the regulation tells apart [R 1(1), 1(2)]. The names are words of inventories and documents, and
/// never change.
public enum ServiceKind {
  /// Voice over fixed access lines [R 3(1)].
  FIXED_VOICE,
  /// Data over fixed access lines [R 3(5)].
  FIXED_DATA,
  /// Mobile voice [R 6(1), 6(2)].
  MOBILE_VOICE,
  /// Mobile data [R 6(3)].
  MOBILE_DATA,
  /// The emergency services, whose lines are counted as those of fixed voice [R 1(1)].
  EMERGENCY;

  /// What people call it.
  public String words() {
    return switch (this) {
      case FIXED_VOICE -> "fixed voice";
      case FIXED_DATA -> "fixed data";
      case MOBILE_VOICE -> "mobile voice";
      case MOBILE_DATA -> "mobile data";
      case EMERGENCY -> "emergency services";
    };
  }

  /// What its losses are counted in.
  public Set<Unit> units() {
    return switch (this) {
      case FIXED_VOICE -> Set.of(Unit.PRA, Unit.BRA, Unit.ANALOGUE, Unit.E1, Unit.ESTIMATED_USERS);
      case FIXED_DATA -> Set.of(Unit.TRAFFIC_GAP_MBPS, Unit.ESTIMATED_USERS);
      case MOBILE_VOICE -> Set.of(Unit.CHANNELS, Unit.E1, Unit.ESTIMATED_USERS);
      case MOBILE_DATA -> Set.of(Unit.CHANNELS, Unit.TRAFFIC_GAP_MBPS, Unit.ESTIMATED_USERS);
      case EMERGENCY -> Set.of(Unit.PRA, Unit.BRA, Unit.ANALOGUE, Unit.E1);
    };
  }

  /// Whether a loss counts differently at peak hours than off them.
  boolean followsPeakHours() {
    return switch (this) {
      case FIXED_VOICE, EMERGENCY -> true;
      case FIXED_DATA, MOBILE_VOICE, MOBILE_DATA -> false;
    };
  }
}
