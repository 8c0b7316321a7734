package org.nroagent.agent.config;

import java.time.Duration;
import java.util.Optional;

/// What provider and client agreed about one gate (fiche d'interconnexion) [C STAS 4.2.3, 5.1.2].
///
/// @param lacpMode the provider's LACP activity, empty where nothing was agreed
/// @param lacpTimeout time-out of LACP, empty where nothing was agreed
/// @param minimumLinks links below which the group goes down, empty where nothing was agreed: all of the primary gate
/// @param ccmInterval interval of the continuity check messages where CFM was agreed, empty where it was not
/// @param revert what happens after a fault, empty where nothing was agreed
/// @param mtu largest Ethernet frame in octets with its check sequence
/// @param classes which priority bits mean which class of service
public record InterconnectionSheet(Optional<LacpMode> lacpMode, Optional<LacpTimeout> lacpTimeout,
    Optional<Integer> minimumLinks, Optional<Duration> ccmInterval, Optional<Revert> revert, int mtu,
    ServiceClasses classes) {
  /// The frame that the service carries [C STAS 5.1].
  public static final int DEFAULT_MTU = 9018;
  /// Interval of the continuity check messages where none is agreed [C STAS 4.2.3].
  public static final Duration DEFAULT_CCM_INTERVAL = Duration.ofSeconds(10);

  /// A sheet on which nothing was written.
  public static final InterconnectionSheet EMPTY = new InterconnectionSheet(Optional.empty(),
      Optional.empty(),
      Optional.empty(), Optional.empty(), Optional.empty(), DEFAULT_MTU, ServiceClasses.DEFAULT);

  /// Who speaks first.
  public enum LacpMode {
    ACTIVE, PASSIVE
  }

  /// How fast LACP notices a loss.
  public enum LacpTimeout {
    /// Fast: 3 s.
    SHORT,
    /// 90 s.
    LONG
  }

  /// What happens to the active pseudowire when the fault is gone [C STAS 5.1.2].
  public sealed interface Revert {
    /// The longest delay that may be agreed.
    Duration LONGEST = Duration.ofMinutes(10);

    /// It comes back.
    ///
    /// @param delay after which, 0…600 s
    record After(Duration delay) implements Revert {}

    /// It stays.
    record Never() implements Revert {}
  }
}
