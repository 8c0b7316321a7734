package org.nroagent.model.reading;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A maintenance association end point (IEEE 802.1Q clause 20) and the remote ones it hears.
///
/// @param mdName name of the maintenance domain
/// @param mdLevel its level, 0…7; -1 where the device does not say
/// @param maName name of the maintenance association
/// @param mepId 1…8191
/// @param ccmIntervalMillis interval of the continuity check messages in milliseconds (3.33 ms is given as 3), 0 where off
/// @param highestDefect the MIB's word, from `none` to `defXconCCM`
/// @param defects the MIB's words of the defects that stand now
/// @param remotes the remote end points
/// @param local where it is and what it does
public record MepReading(String mdName, int mdLevel, String maName, int mepId, long ccmIntervalMillis,
    String highestDefect, List<String> defects, List<Remote> remotes, Local local) {
  public MepReading {
    defects = List.copyOf(defects);
    remotes = List.copyOf(remotes);
  }

  /// An end point of which only the continuity is known.
  public MepReading(String mdName, int mdLevel, String maName, int mepId, long ccmIntervalMillis,
      String highestDefect, List<String> defects, List<Remote> remotes) {
    this(mdName, mdLevel, maName, mepId, ccmIntervalMillis, highestDefect, defects, remotes, Local.UNKNOWN);
  }

  /// The end point's own side of things.
  ///
  /// @param ifName ifName of its interface, empty where the device does not say
  /// @param direction the MIB's word, down or up; empty where the device does not say
  /// @param active whether it is administratively active, null where the device does not say
  /// @param ccmEnabled whether it sends continuity check messages, null where the device does not say
  /// @param mac its address as six octets with colons, empty where the device does not say
  /// @param primaryVid its primary VLAN, empty where the device does not say or leaves it to the association
  public record Local(String ifName, String direction, @Nullable Boolean active, @Nullable Boolean ccmEnabled,
      String mac, OptionalInt primaryVid) {
    /// Nothing is known.
    public static final Local UNKNOWN = new Local("", "", null, null, "", OptionalInt.empty());
  }

  /// One remote end point.
  ///
  /// @param mepId 1…8191
  /// @param state rMepIdle, rMepStart, rMepFailed or rMepOk
  /// @param rdi whether its last message carried the remote defect indication
  /// @param mac its address as six octets with colons
  /// @param failedOkTicks sysUpTime when it last became failed or ok, null where the device does not say
  /// @param portStatus the MIB's word of its port status, empty where the device does not say
  /// @param interfaceStatus the MIB's word of its interface status, empty where the device does not say
  public record Remote(int mepId, String state, boolean rdi, String mac, @Nullable Long failedOkTicks,
      String portStatus, String interfaceStatus) {
    /// A remote end point of which only the continuity is known.
    public Remote(int mepId, String state, boolean rdi, String mac) {
      this(mepId, state, rdi, mac, null, "", "");
    }
  }
}
