package org.nroagent.model.billing;

import java.math.BigDecimal;
import org.nroagent.model.Fraction;

/// A line of a bill, which says what it is, how much of it at which price, and by which clause.
public sealed interface BillLine {
  /// What is billed: a plaque or a gate.
  String subject();

  /// How much of it, exactly.
  Fraction quantity();

  /// Euros without tax for one.
  BigDecimal unitPrice();

  /// What it adds to the bill: euros without tax, exact, not rounded.
  Fraction amount();

  /// The contract's place.
  String clause();

  /// The fixed part: lines in service at the month's end.
  record ActivatedLines(String subject, Fraction quantity, BigDecimal unitPrice) implements BillLine {
    @Override
    public Fraction amount() {
      return quantity.times(Fraction.of(unitPrice));
    }

    @Override
    public String clause() {
      return "Annexe 1 §2, composante fixe";
    }
  }

  /// The variable part of a gate, in Mbit/s.
  record Traffic(String subject, CollectionKind collection, Fraction quantity,
      BigDecimal unitPrice) implements BillLine {
    @Override
    public Fraction amount() {
      return quantity.times(Fraction.of(unitPrice));
    }

    @Override
    public String clause() {
      return switch (collection) {
        case NATIONAL -> "Annexe 1 §2, composante variable, collecte nationale";
        case REGIONAL -> "Annexe 1 §2, composante variable, collecte régionale";
      };
    }
  }

  /// The ceiling, where it is below what came before: quantity × price is the ceiling, the amount what it takes off.
  ///
  /// @param quantity the NROs that count
  /// @param before what the lines before it come to
  record CeilingReached(String subject, Fraction quantity, BigDecimal unitPrice,
      Fraction before) implements BillLine {
    @Override
    public Fraction amount() {
      return quantity.times(Fraction.of(unitPrice)).minus(before);
    }

    @Override
    public String clause() {
      return "CP 12.2 (11.2.2), Annexe 4";
    }
  }
}
