package org.nroagent.daemon.tls;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of the certificates that are in force.
///
/// @param certificateExpires when the first of the own chain expires
/// @param authoritiesExpire when the first of the trusted authorities expires
/// @param revoked how many certificates are revoked
/// @param revokedDue when the list of revoked ones should have been renewed; null without a list, or where it says none
/// @param failedReloads how often changed files could not be used, since the start
/// @param problem why the files of now are not used, null while they are
public record TlsStatus(Instant certificateExpires, Instant authoritiesExpire, int revoked,
    @Nullable Instant revokedDue, long failedReloads, @Nullable String problem) {
  /// How long before an expiry it is warned of.
  public static final Duration WARNING_PERIOD = Duration.ofDays(30);

  /// Whether something expires within the warning period, or has expired.
  public boolean expiresSoon(Instant now) {
    return !now.plus(WARNING_PERIOD).isBefore(expires());
  }

  /// When the first of all expires.
  public Instant expires() {
    return certificateExpires.isBefore(authoritiesExpire) ? certificateExpires : authoritiesExpire;
  }
}
