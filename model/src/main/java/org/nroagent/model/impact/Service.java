package org.nroagent.model.impact;

import java.util.Optional;
import org.nroagent.model.Fraction;

/// A service of the operator with the totals against which a loss is measured [R 1(3)].
public sealed interface Service {
  /// Its name, unique in the inventory.
  String id();

  /// What kind it is of.
  ServiceKind kind();

  /// What there is of the units that a loss may not exceed; empty where nothing was stated.
  default Optional<Amounts> lines() {
    return Optional.empty();
  }

  /// Mbit/s of an average session [R 3(5), 6(3)], at least 0; empty where none was stated.
  default Optional<Fraction> referenceSpeedMbps() {
    return Optional.empty();
  }

  /// Voice over fixed access lines.
  ///
  /// @param allLines all access lines in service
  record FixedVoice(String id, Amounts allLines) implements Service {
    @Override
    public ServiceKind kind() {
      return ServiceKind.FIXED_VOICE;
    }

    @Override
    public Optional<Amounts> lines() {
      return Optional.of(allLines);
    }
  }

  /// Data over fixed access lines.
  ///
  /// @param subscribers all of them, at least 0
  record FixedData(String id, long subscribers, Optional<Fraction> referenceSpeedMbps) implements Service {
    @Override
    public ServiceKind kind() {
      return ServiceKind.FIXED_DATA;
    }
  }

  /// Mobile voice.
  ///
  /// @param simCards active ones, at least 0 [R 7(5)]
  record MobileVoice(String id, long simCards) implements Service {
    @Override
    public ServiceKind kind() {
      return ServiceKind.MOBILE_VOICE;
    }
  }

  /// Mobile data.
  ///
  /// @param simCards active ones, at least 0 [R 7(5)]
  record MobileData(String id, long simCards, Optional<Fraction> referenceSpeedMbps) implements Service {
    @Override
    public ServiceKind kind() {
      return ServiceKind.MOBILE_DATA;
    }
  }

  /// A service whose total nobody stated, or stated too small: its users are counted, but there is no rate, and nobody can say
  /// whether it meets a criterion.
  record WithoutTotal(String id, ServiceKind kind, Optional<Fraction> referenceSpeedMbps)
      implements
        Service {
    /// A service as if its total were not known.
    public static WithoutTotal of(Service service) {
      return new WithoutTotal(service.id(), service.kind(), service.referenceSpeedMbps());
    }
  }

  /// The emergency services: any impact counts, so no total is needed [R 1(1)].
  ///
  /// @param lines all their lines where that was stated
  record Emergency(String id, Optional<Amounts> lines) implements Service {
    @Override
    public ServiceKind kind() {
      return ServiceKind.EMERGENCY;
    }
  }
}
