package org.nroagent.model.reading;

import java.util.List;

/// A maintenance association end point (IEEE 802.1Q clause 20) and the remote ones it hears.
///
/// @param mdName name of the maintenance domain
/// @param mdLevel its level, 0…7
/// @param maName name of the maintenance association
/// @param mepId 1…8191
/// @param ccmIntervalMillis interval of the continuity check messages in milliseconds (3.33 ms is given as 3), 0 where off
/// @param highestDefect the MIB's word, from `none` to `defXconCCM`
/// @param defects the MIB's words of the defects that stand now
/// @param remotes the remote end points
public record MepReading(String mdName, int mdLevel, String maName, int mepId, long ccmIntervalMillis,
    String highestDefect, List<String> defects, List<Remote> remotes) {
  public MepReading {
    defects = List.copyOf(defects);
    remotes = List.copyOf(remotes);
  }

  /// One remote end point.
  ///
  /// @param mepId 1…8191
  /// @param state rMepIdle, rMepStart, rMepFailed or rMepOk
  /// @param rdi whether its last message carried the remote defect indication
  /// @param mac its address as six octets with colons
  public record Remote(int mepId, String state, boolean rdi, String mac) {}
}
