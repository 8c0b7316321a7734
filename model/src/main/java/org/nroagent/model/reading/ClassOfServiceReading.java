package org.nroagent.model.reading;

import org.jspecify.annotations.Nullable;

/// What one class of service of one interface carried and lost, as the device counts it.
///
/// @param ifName ifName of the interface
/// @param direction as the device sees it
/// @param className the device's own name of the class, queue or forwarding class
/// @param packets what it carried, null where the device does not say
/// @param octets what it carried, null where the device does not say
/// @param drops packets that it lost, null where the device does not say
public record ClassOfServiceReading(String ifName, Direction direction, String className,
    @Nullable CounterSample packets, @Nullable CounterSample octets, @Nullable CounterSample drops) {
  /// Directions, as the device sees them.
  public enum Direction {
    /// Received by the device.
    INGRESS,
    /// Sent by the device.
    EGRESS
  }
}
