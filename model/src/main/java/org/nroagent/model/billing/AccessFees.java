package org.nroagent.model.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/// What is due once, on the day of the putting into service [C Annexe 1 §1]. It is not part of the traffic component and its
/// ceiling.
///
/// @param gate euros without tax per delivery gate, not negative
/// @param nroPort euros without tax per port at an NRO, not negative
public record AccessFees(BigDecimal gate, BigDecimal nroPort) {
  public AccessFees {
    if (gate.signum() < 0 || nroPort.signum() < 0) {
      throw new IllegalArgumentException("fees of " + gate + " and " + nroPort + " are not both at least 0");
    }
  }

  /// What was put into service.
  public enum Kind {
    /// A delivery gate, regional or national.
    GATE,
    /// A port at an NRO.
    NRO_PORT
  }

  /// A gate or a port that was put into service.
  ///
  /// @param name the gate's or the NRO's
  /// @param inService the day
  public record Access(Kind kind, String name, LocalDate inService) {}

  /// A fee that is due, in euros without tax.
  public record Due(Access access, BigDecimal amount) {}

  /// The fee of a gate or port, if it falls into a month.
  public Optional<Due> due(YearMonth month, Access access) {
    return YearMonth.from(access.inService()).equals(month)
        ? Optional.of(new Due(access, fee(access.kind())))
        : Optional.empty();
  }

  private BigDecimal fee(Kind kind) {
    return switch (kind) {
      case GATE -> gate;
      case NRO_PORT -> nroPort;
    };
  }
}
