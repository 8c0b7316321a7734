package org.nroagent.collector.command;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.collector.aggregate.Figures;
import org.nroagent.collector.config.CollectorConfig;
import org.nroagent.collector.config.Network.ClientConfig;
import org.nroagent.collector.report.BillText;
import org.nroagent.collector.report.BillView;
import org.nroagent.collector.report.Bills;
import org.nroagent.collector.report.MonthBills;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.time.TimeSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `bill`: the traffic component of a month, line by line.
@Command(name = "bill", mixinStandardHelpOptions = true, description = {
    "The traffic component of a month per client and plaque: each line with quantity, price, clause and what it was made from.",
    "A bill whose month is not over, or for which something is not known, has no total and says why; that is no failure."})
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
final class BillCommand extends ReadingCommand {
  private final TimeSource time;

  @Option(names = "--month", required = true, paramLabel = "YYYY-MM", description = "the month")
  private String month;

  @Option(names = "--client", paramLabel = "TRIGRAMME", description = "this client alone")
  private @Nullable String client;

  @Option(names = "--format", defaultValue = "text", description = "text or json (${DEFAULT-VALUE})")
  private OutputFormat format;

  /// @param time says whether the month is over
  BillCommand(TimeSource time) {
    this.time = time;
  }

  @Override
  int run(CollectorConfig loaded, StoreReader reader) {
    CivilMonth wanted = checked(() -> CivilMonth.parse(month, loaded.zone()));
    checkClient(loaded.network().clients());
    Figures figures = new Figures(loaded.zone(), loaded.billableCoveragePercent(), reader, time);
    Optional<MonthBills> bills = new Bills(loaded.network(), figures, loaded.terms().prices())
        .of(wanted, time.wall()).map(this::narrowed);
    if (bills.isEmpty()) {
      err().println("no prices were in force on the first day of " + wanted.month());
      return ExitCode.FAILED;
    }
    if (bills.get().clients().isEmpty()) {
      err().println("the inventory has no NRO of " + wanted.month() + (client == null ? "" : " for " + client)
          + "; see 'inventory' in the collector's configuration");
      return ExitCode.FAILED;
    }
    BillView view = BillView.of(bills.get());
    out().print(format.of(view, BillText.of(view)));
    out().flush();
    return ExitCode.DONE;
  }

  private void checkClient(List<ClientConfig> clients) {
    List<String> names = clients.stream().map(ClientConfig::trigramme).toList();
    if (client != null && !names.contains(client)) {
      throw usage("there is no client '" + client + "'; there is: "
          + (names.isEmpty() ? "none" : String.join(", ", names)));
    }
  }

  private MonthBills narrowed(MonthBills bills) {
    return client == null
        ? bills
        : new MonthBills(bills.month(), bills.asOf(), bills.tariff(), bills.clients().stream()
            .filter(each -> each.client().trigramme().equals(client)).toList());
  }
}
