package org.nroagent.collector.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.nroagent.collector.report.MonthBills.ClientBills;
import org.nroagent.collector.report.MonthBills.GateEvidence;
import org.nroagent.collector.report.MonthBills.PlaqueBill;
import org.nroagent.model.TermsVersion;
import org.nroagent.model.billing.AccessFees;
import org.nroagent.model.billing.BillLine;
import org.nroagent.model.billing.ClientPrices;
import org.nroagent.model.billing.GateTraffic;
import org.nroagent.model.billing.PriceItem;
import org.nroagent.model.billing.Reservation;
import org.nroagent.model.billing.Tariff;
import org.nroagent.model.billing.TrafficBill;

/// The bills of a month in JSON; the components are its keys. Amounts are euros without tax.
///
/// @param zone of the month
/// @param asOf when they were made
/// @param preview whether the month is not over
/// @param tariff id of the prices for everybody
public record BillView(YearMonth month, String zone, Instant asOf, boolean preview, String tariff,
    List<Client> clients) {
  /// The bills of a client.
  public record Client(String client, String name, List<Plaque> plaques, List<AccessFee> accessFees) {}

  /// The bill of a plaque.
  ///
  /// @param totalEuros what is due, rounded to the cent; null where there are reservations
  /// @param sumEuros the sum of the lines; not what is due where there are reservations
  /// @param nrosCounted the NROs that the ceiling counts
  /// @param ceilingPrice where the amount per NRO stands
  /// @param reservations why there is no total
  public record Plaque(String plaque, boolean billable, Optional<BigDecimal> totalEuros, BigDecimal sumEuros,
      long nrosCounted, BigDecimal ceilingEuros, Price ceilingPrice, boolean ceilingReached, List<Line> lines,
      List<Gate> gates,
      List<Reserved> reservations) {}

  /// A line of a bill.
  ///
  /// @param kind `activatedLines`, `traffic` or `ceiling`
  /// @param unit `line`, `Mbit/s` or `NRO`
  /// @param explanation what it was made from
  /// @param price where the unit price stands
  public record Line(String kind, String subject, BigDecimal quantity, String unit, BigDecimal unitPriceEuros,
      BigDecimal amountEuros, String clause, String explanation,
      Price price) {}

  /// A version of the prices.
  ///
  /// @param tariff its id
  /// @param source the file, or `shipped`
  public record Price(String tariff, String title, LocalDate validFrom, String source) {
    static Price of(TermsVersion version) {
      return new Price(version.id(), version.title(), version.validFrom(), version.source());
    }

    /// For people.
    public String text() {
      return tariff + " from " + validFrom + " (" + source + ")";
    }
  }

  /// A gate as the bill sees it.
  ///
  /// @param collection `national` or `regional`
  /// @param unicast whether the figure is that of unicast alone
  /// @param direction `in` or `out`; null without figure
  /// @param lines lines in service of the NROs delivered there, null where not known
  /// @param mbpsPerSubscriber with four decimals; null without figure or lines
  /// @param plaqueOctets of a shared gate: the plaque's in that direction
  /// @param sharedOctets of a shared gate: all plaques'
  /// @param absentInterfaces those of which the store has no slot of the month
  /// @param problem why there can be no figure
  public record Gate(String gate, String collection, boolean unicast, Optional<BigDecimal> mbps,
      Optional<String> direction, int validSlots, int expectedSlots, BigDecimal coverage, OptionalLong lines,
      Optional<BigDecimal> mbpsPerSubscriber, Optional<Long> plaqueOctets, Optional<Long> sharedOctets,
      List<String> absentInterfaces, Optional<String> problem) {}

  /// Why there is no total.
  ///
  /// @param kind `monthRunning`, `notCovered`, `toNegotiate`, or what is not known: `lines`, `nros`, `gates`, `figure`,
  ///     `gate_lines`, `share`, `unicast`
  public record Reserved(String kind, String subject, String text) {}

  /// A fee that is due once.
  ///
  /// @param kind `gate` or `nro_port`
  public record AccessFee(String kind, String name, LocalDate inService, BigDecimal euros,
      Price price) {}

  /// The view of bills.
  public static BillView of(MonthBills bills) {
    return new BillView(bills.month().month(), bills.month().zone().getId(), bills.asOf(), !bills.over(),
        bills.tariff().version().id(), bills.clients().stream().map(BillView::client).toList());
  }

  private static Client client(ClientBills client) {
    return new Client(client.client().trigramme(), client.client().name(),
        client.plaques().stream().map(plaque -> plaque(plaque, client.prices())).toList(),
        client.accessFees().stream().map(BillView::fee).toList());
  }

  private static Plaque plaque(PlaqueBill plaque, ClientPrices prices) {
    TrafficBill bill = plaque.bill();
    BillWords words = new BillWords(prices);
    Tariff tariff = prices.plaque(bill.plaque());
    return new Plaque(bill.plaque(), bill.billable(), bill.total(), Euros.of(bill.sum()),
        tariff.ceiling().nros(bill.month().month(), plaque.input().nrosAvailable()), Euros.of(bill.ceiling()),
        Price.of(tariff.of(PriceItem.CEILING)),
        bill.lines().stream().anyMatch(BillLine.CeilingReached.class::isInstance),
        bill.lines().stream().map(line -> line(line, words, plaque)).toList(),
        plaque.gates().stream().map(BillView::gate).toList(),
        bill.reservations().stream().map(reservation -> reserved(reservation, bill.plaque())).toList());
  }

  private static Line line(BillLine line, BillWords words, PlaqueBill plaque) {
    String kind = switch (line) {
      case BillLine.ActivatedLines _ -> "activatedLines";
      case BillLine.Traffic _ -> "traffic";
      case BillLine.CeilingReached _ -> "ceiling";
    };
    String unit = switch (line) {
      case BillLine.ActivatedLines _ -> "line";
      case BillLine.Traffic _ -> "Mbit/s";
      case BillLine.CeilingReached _ -> "NRO";
    };
    return new Line(kind, line.subject(), Euros.quantity(line.quantity()), unit, Euros.of(line.unitPrice()),
        Euros.of(line.amount()), line.clause(), words.why(line, plaque),
        Price.of(words.version(line)));
  }

  private static Gate gate(GateEvidence evidence) {
    GateTraffic traffic = evidence.traffic();
    Optional<BigDecimal> mbps = traffic.figure().referenceMbps();
    return new Gate(traffic.gate(), word(traffic.collection()), traffic.unicast(), mbps,
        traffic.figure().referenceDirection().map(BillView::word), traffic.figure().validSlots(),
        traffic.figure().expectedSlots(), traffic.figure().coverage(), traffic.lines(),
        mbps.flatMap(known -> BillWords.perSubscriber(traffic, known)),
        evidence.share().map(SharedOctets::plaque), evidence.share().map(SharedOctets::gate),
        evidence.figure().absentParts().stream().map(part -> part.part().toString()).toList(),
        evidence.figure().problem());
  }

  private static Reserved reserved(Reservation reservation, String plaque) {
    return switch (reservation) {
      case Reservation.MonthRunning _ -> new Reserved("monthRunning", plaque, reservation.text());
      case Reservation.NotCovered covered -> new Reserved("notCovered", covered.gate(), reservation.text());
      case Reservation.ToNegotiate tier -> new Reserved("toNegotiate", tier.gate(), reservation.text());
      case Reservation.Unknown unknown -> new Reserved(word(unknown.fact()), unknown.subject(),
          reservation.text());
    };
  }

  private static AccessFee fee(MonthBills.AccessFee fee) {
    AccessFees.Due due = fee.due();
    return new AccessFee(word(due.access().kind()), due.access().name(), due.access().inService(),
        Euros.of(due.amount()), Price.of(fee.version()));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
