package org.nroagent.collector.config;

import java.util.Optional;
import org.nroagent.daemon.config.Secret;

/// Who tells the regulator, as the configuration has it.
///
/// @param operator its name in drafts
/// @param contact whom the regulator may ask
/// @param token who knows it may say over HTTP what was sent; empty where nobody may
public record Notifier(Optional<String> operator, Optional<String> contact, Optional<Secret> token) {
  /// Nothing is configured.
  public static final Notifier NONE = new Notifier(Optional.empty(), Optional.empty(), Optional.empty());
}
