package org.nroagent.model.billing;

import java.math.BigDecimal;
import java.util.Optional;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Fraction;

/// Why a bill has no total. What it has lines for stays as it is; nothing is estimated.
public sealed interface Reservation {
  /// A sentence for people.
  String text();

  /// The month is not over.
  record MonthRunning(CivilMonth month) implements Reservation {
    @Override
    public String text() {
      return month.month() + " is not over; it is billed once it is";
    }
  }

  /// Something that the bill needs is not known.
  ///
  /// @param subject the plaque or the gate
  /// @param fact what is not known of it
  record Unknown(String subject, Fact fact) implements Reservation {
    @Override
    public String text() {
      return subject + ": " + fact.text;
    }
  }

  /// What may not be known.
  enum Fact {
    /// Of a plaque: its lines in service.
    LINES("the lines in service at the month's end are not known"),
    /// Of a plaque: its NROs, without which the ceiling would be 0.
    NROS("no day on which an NRO was made available is known"),
    /// Of a plaque: its gates, without which its traffic would cost nothing.
    GATES("none of its gates is known"),
    /// Of a gate: any valid slot.
    FIGURE("there is no figure of this month"),
    /// Of a regional gate: the lines that its traffic is divided by.
    GATE_LINES("the lines in service of the NROs delivered there are not known"),
    /// Of a gate: how its octets divide among plaques.
    SHARE("the plaque's share of the gate's octets is not known"),
    /// Of a gate: its unicast traffic alone; multicast is paid with the fixed part [C Annexe 1 §2].
    UNICAST("the figure includes multicast, which the fixed part pays for");

    private final String text;

    Fact(String text) {
      this.text = text;
    }
  }

  /// A gate whose slots are too few to bill.
  ///
  /// @param coveragePercent the share of the month's slots that are valid
  /// @param leastPercent the share from which it would be billable
  record NotCovered(String gate, BigDecimal coveragePercent, int leastPercent) implements Reservation {
    @Override
    public String text() {
      return gate + ": " + coveragePercent.toPlainString() + " % of the month's slots are valid, "
          + leastPercent + " % are needed";
    }
  }

  /// More traffic per subscriber than the last tier has [C Annexe 1 §2].
  ///
  /// @param perSubscriber in Mbit/s, empty where the gate has traffic and no line in service
  /// @param mostMbps the upper border of the last tier
  record ToNegotiate(String gate, Optional<Fraction> perSubscriber,
      BigDecimal mostMbps) implements Reservation {
    private static final int SHOWN_PLACES = 4;

    @Override
    public String text() {
      return gate + ": "
          + perSubscriber.map(mbps -> mbps.toDecimal(SHOWN_PLACES) + " Mbit/s per subscriber are above ")
              .orElse("traffic without a line in service is above ")
          + mostMbps.toPlainString() + " Mbit/s; its price is to be negotiated";
    }
  }
}
