package org.nroagent.lab.device;

import org.jspecify.annotations.Nullable;

/// One maintenance end point of IEEE 802.1ag and the one remote end point it expects.
///
/// @param interfaceName ifName of the port that it watches
/// @param mdIndex index of the maintenance domain in the MIB; MEPs of one domain give the same
/// @param mdName name of the domain, a character string
/// @param mdLevel level of the domain, 0…7
/// @param maIndex index of the maintenance association in its domain
/// @param maName name of the association, a character string
/// @param mepId the MEP's own identifier, 1…8191
/// @param remoteMepId identifier of the MEP expected at the other end
/// @param ccmInterval interval of the continuity check messages
/// @param macAddress its source address `xx:xx:xx:xx:xx:xx`; null for one made from the names
public record MepModel(String interfaceName, int mdIndex, String mdName, int mdLevel, int maIndex,
    String maName,
    int mepId, int remoteMepId, CcmInterval ccmInterval, @Nullable String macAddress) {
  /// @throws IllegalArgumentException if level or identifiers are out of range
  public MepModel {
    if (mdLevel < 0 || mdLevel > 7 || mepId < 1 || mepId > 8191 || remoteMepId < 1 || remoteMepId > 8191) {
      throw new IllegalArgumentException("MEP " + mepId + " on " + interfaceName
          + ": level must be 0…7, identifiers 1…8191, not " + mdLevel + ", " + mepId + ", " + remoteMepId);
    }
  }
}
