package org.nroagent.model.reading;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// One pseudowire (RFC 5601).
///
/// @param name the device's name of it, or its id where there is none
/// @param operStatus the MIB's word of its status
/// @param standby whether the local side is a standby
/// @param remoteStatus the words of the remote side's status bits, comma-separated, empty where none is set
/// @param circuit what else the device says of it
public record PseudowireReading(String name, String operStatus, boolean standby, String remoteStatus,
    Circuit circuit) {
  /// A pseudowire of which only the status is known.
  public PseudowireReading(String name, String operStatus, boolean standby, String remoteStatus) {
    this(name, operStatus, standby, remoteStatus, Circuit.UNKNOWN);
  }

  /// Where it leads, since when, and what part it plays in a redundant pair.
  ///
  /// @param peer address of the remote side, empty where the device does not say
  /// @param pwId its id between both sides, empty where the device does not say
  /// @param type the MIB's word of its type, empty where the device does not say
  /// @param localStatus the words of the local side's status bits, comma-separated, empty where none is set
  /// @param upTimeSeconds since when it is up, empty where the device does not say
  /// @param lastChangeTicks sysUpTime at the last change of its status, null where the device does not say
  /// @param role whether it carries the traffic, as far as the device says
  /// @param group id of the redundant pair, empty where the device does not say
  public record Circuit(String peer, OptionalLong pwId, String type, String localStatus,
      OptionalLong upTimeSeconds, @Nullable Long lastChangeTicks, Role role, String group) {
    /// Nothing is known.
    public static final Circuit UNKNOWN = new Circuit("", OptionalLong.empty(), "", "", OptionalLong.empty(),
        null, Role.UNKNOWN, "");
  }

  /// The part that a pseudowire plays in a redundant pair.
  public enum Role {
    /// It carries the traffic.
    ACTIVE,
    /// It could, and waits.
    STANDBY,
    /// The device does not tell, or it is down.
    UNKNOWN
  }
}
