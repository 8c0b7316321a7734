package org.nroagent.agent.store;

import java.util.List;

/// The formats of the store's files and the steps by which each came to its present version, as one list: what an
/// upgrade does with files of before, and what a downgrade does with files of after.
///
/// No step rewrites a file. Rings and closed months are read in their old version until they run out; the small state
/// is read in its old version once and written in the new one.
///
/// @param files the files' names, for people
/// @param steps from the first version on, without a gap
public record StoreFormats(String files, List<Step> steps) {
  /// The segments of the slot ring.
  public static final StoreFormats RING_SEGMENTS = new StoreFormats("slots-*.ring",
      List.of(new Step(0, 1, "first version", "")));
  /// The framing of the small state; what stands in it has a version of its own.
  public static final StoreFormats STATE_FILES = new StoreFormats(
      "state.a, state.b, told.a, told.b, snmp.a, snmp.b",
      List.of(new Step(0, 1, "first version", "")));
  /// What stands in the small state.
  public static final StoreFormats SMALL_STATE = new StoreFormats("content of state.a, state.b", List.of(
      new Step(0, 1, "first version: what a clean stop keeps", ""),
      new Step(1, 2, "beside it, what is remembered of the devices over crashes",
          "what a clean stop kept is used; nothing is remembered yet")));
  /// The figures of closed months.
  public static final StoreFormats CLOSED_MONTHS = new StoreFormats("figures-*.month",
      List.of(new Step(0, 1, "first version", "")));
  /// The segments of the event ring.
  public static final StoreFormats EVENT_RING = new StoreFormats("events.ring",
      List.of(new Step(0, 1, "first version", "")));
  /// What was told of the devices' states, as of an event.
  public static final StoreFormats TOLD_STATES = new StoreFormats("content of told.a, told.b",
      List.of(new Step(0, 1, "first version", "")));
  /// Identity and starts of the SNMP server's engine.
  public static final StoreFormats SNMP_ENGINE = new StoreFormats("content of snmp.a, snmp.b",
      List.of(new Step(0, 1, "first version", "")));
  /// All of them.
  public static final List<StoreFormats> ALL = List.of(RING_SEGMENTS, STATE_FILES, SMALL_STATE,
      CLOSED_MONTHS, EVENT_RING, TOLD_STATES, SNMP_ENGINE);

  /// One change of a format.
  ///
  /// @param from the version before, 0 where there was none
  /// @param to the version after, `from + 1`
  /// @param change what is different
  /// @param reading how files of the version before are read now; empty where there was none
  public record Step(int from, int to, String change, String reading) {}

  /// How a file's version stands towards this software.
  public enum Standing {
    /// No software ever wrote it.
    UNKNOWN,
    /// Of earlier software, and readable.
    OLDER,
    /// What this software writes.
    CURRENT,
    /// Of newer software: the file is skipped, never changed, and reported.
    NEWER
  }

  /// @throws IllegalArgumentException if the steps have a gap
  public StoreFormats {
    steps = List.copyOf(steps);
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).from() != i || steps.get(i).to() != i + 1) {
        throw new IllegalArgumentException(files + ": step " + i + " leads from version "
            + steps.get(i).from() + " to " + steps.get(i).to());
      }
    }
  }

  /// The version that this software writes.
  public int current() {
    return steps.getLast().to();
  }

  /// How a version stands towards this software.
  public Standing standing(int version) {
    if (version < 1) {
      return Standing.UNKNOWN;
    }
    if (version > current()) {
      return Standing.NEWER;
    }
    return version == current() ? Standing.CURRENT : Standing.OLDER;
  }
}
