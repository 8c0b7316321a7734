package org.nroagent.collector.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.nroagent.collector.inventory.DeviceRef;

/// How many sessions of an operator's network were active in a slot, and who says so.
///
/// @param entered what a person entered for that slot, empty where nobody did: it wins over what devices said
/// @param parts every device that serves the operator's sessions, with what it said
public record OperatorSessions(OptionalLong entered, List<Part> parts) {
  /// Nobody tells.
  public static final OperatorSessions UNKNOWN = new OperatorSessions(OptionalLong.empty(), List.of());

  public OperatorSessions {
    parts = List.copyOf(parts);
  }

  /// What is known of a device's count.
  public enum Standing {
    /// It counts.
    COUNTED,
    /// The device has a row of the slot that says nothing of sessions.
    NOT_TOLD,
    /// The store has no row of the slot.
    ABSENT,
    /// The device serves the sessions of another operator or network, too: its count is of both.
    SHARED
  }

  /// A device's part.
  ///
  /// @param told what it said, also where that does not count; empty where it said nothing
  public record Part(DeviceRef device, Standing standing, OptionalLong told) {}

  /// Who says how many there were.
  public enum Source {
    /// The inventory.
    INVENTORY,
    /// The devices.
    DEVICES
  }

  /// The sum of what the devices said; empty where any of them does not count: a part of a sum is no sum.
  public OptionalLong ofDevices() {
    boolean whole = !parts.isEmpty()
        && parts.stream().allMatch(part -> part.standing() == Standing.COUNTED);
    return whole
        ? OptionalLong.of(parts.stream().mapToLong(part -> part.told().orElseThrow()).sum())
        : OptionalLong.empty();
  }

  /// The count that is used; empty where it is not known.
  public OptionalLong count() {
    return entered.isPresent() ? entered : ofDevices();
  }

  /// Who says that count; empty where nobody does.
  public Optional<Source> source() {
    if (entered.isPresent()) {
      return Optional.of(Source.INVENTORY);
    }
    return ofDevices().isPresent() ? Optional.of(Source.DEVICES) : Optional.empty();
  }
}
