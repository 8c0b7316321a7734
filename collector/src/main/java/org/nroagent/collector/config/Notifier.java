package org.nroagent.collector.config;

import java.util.Optional;
import org.nroagent.daemon.config.Secret;
import org.nroagent.daemon.regulation.Regulations;
import org.nroagent.daemon.regulation.Terms;
import org.nroagent.model.impact.RegulationProfile;

/// Who tells which regulator, as the configuration has it.
///
/// @param operator its name in drafts
/// @param contact whom the regulator may ask
/// @param regulation by which incidents are judged, Luxembourg's where none is named
/// @param token who knows it may say over HTTP what was sent; empty where nobody may
public record Notifier(Optional<String> operator, Optional<String> contact, RegulationProfile regulation,
    Optional<Secret> token) {
  /// Nothing is configured, not even versions of the user's own.
  public static final Notifier NONE = unnamed(Terms.shipped().regulations());

  /// Nobody is named.
  ///
  /// @param regulations those that there are
  static Notifier unnamed(Regulations regulations) {
    return new Notifier(Optional.empty(), Optional.empty(), regulations.luxembourg(), Optional.empty());
  }
}
