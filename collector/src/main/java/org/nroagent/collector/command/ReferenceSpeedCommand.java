package org.nroagent.collector.command;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.collector.config.CollectorConfig;
import org.nroagent.collector.report.NextReports;
import org.nroagent.collector.report.ReferenceSpeedText;
import org.nroagent.collector.report.ReferenceSpeedView;
import org.nroagent.collector.report.ReferenceSpeeds;
import org.nroagent.collector.report.ReferenceSpeeds.OperatorSpeed;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.model.HalfYear;
import org.nroagent.model.impact.DataNetwork;
import org.nroagent.model.impact.Regulation;
import org.nroagent.model.notice.Language;
import org.nroagent.model.notice.NoticeDraft;
import org.nroagent.model.notice.SpeedFigures;
import org.nroagent.model.notice.SpeedFigures.Speed;
import org.nroagent.model.notice.SpeedReport;
import org.nroagent.model.notice.SpeedReportWriter;
import org.nroagent.model.time.TimeSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `reference-speed`: what each operator tells the regulator on 30 June and 31 December, and when it does next.
@Command(name = "reference-speed", mixinStandardHelpOptions = true, description = {
    "Per operator the highest traffic of a half-year, over the ports of its NROs and, for mobile data, of its base stations,",
    "by the sessions of that very slot, in Mbit/s [R 3(5), 6(3)]. It is used for the incidents of the half-year that follows.",
    "The sessions are those of the inventory, else what the operator's devices said in that slot; without them it says of",
    "which slot they are wanted."})
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
final class ReferenceSpeedCommand extends ReadingCommand {
  private final TimeSource time;

  @Option(names = "--half-year", paramLabel = "YYYY-Hn", description = "whose traffic is looked at; of a running one the slots so far. Without it the one that is to be told next")
  private @Nullable String halfYear;

  @Option(names = "--draft", paramLabel = "fr|en", description = "write the reports to the regulator")
  private @Nullable String draft;

  @Option(names = "--format", defaultValue = "text", description = "text or json (${DEFAULT-VALUE})")
  private OutputFormat format;

  /// @param time says whether the half-year is over
  ReferenceSpeedCommand(TimeSource time) {
    this.time = time;
  }

  /// What JSON has with drafts.
  record Drafted(ReferenceSpeedView referenceSpeeds, List<Draft> drafts) {}

  /// The report of an operator.
  record Draft(String operator, String recipient, String subject, String body) {}

  @Override
  int run(CollectorConfig loaded, StoreReader reader) {
    ZoneId zone = loaded.notifier().regulation().zone();
    Instant now = time.wall();
    LocalDate today = LocalDate.ofInstant(now, zone);
    Optional<NextReports> next = NextReports.of(loaded.network(), today);
    if (next.isEmpty()) {
      err().println("no gate names an operator and there is no mobile network; see 'gates[].operator' and"
          + " 'mobileNetworks' in the collector's configuration");
      return ExitCode.FAILED;
    }
    HalfYear wanted = wanted(next.get().first(), today);
    if (!wanted.start(zone).isBefore(now)) {
      throw usage("--half-year: " + wanted + " has not begun");
    }
    List<OperatorSpeed> speeds = new ReferenceSpeeds(loaded.network(), zone, reader).of(wanted, now);
    ReferenceSpeedView view = ReferenceSpeedView.of(wanted, zone, now, speeds, next.get());
    if (draft == null) {
      out().print(format.of(view, ReferenceSpeedText.of(view)));
    } else {
      List<Draft> drafts = drafts(wanted, speeds, loaded, now);
      StringBuilder words = new StringBuilder(ReferenceSpeedText.of(view));
      drafts.forEach(each -> words.append("%n%s%n%s%n%n%s".formatted(each.recipient(), each.subject(),
          each.body())));
      out().print(format.of(new Drafted(view, drafts), words.toString()));
    }
    out().flush();
    return ExitCode.DONE;
  }

  /// The one that is to be told next; the running one where that has not begun.
  private HalfYear wanted(SpeedReport next, LocalDate today) {
    String given = halfYear;
    if (given != null) {
      return checked(() -> HalfYear.parse(given));
    }
    return next.halfYear().firstMonth().atDay(1).isAfter(today)
        ? HalfYear.containing(YearMonth.from(today))
        : next.halfYear();
  }

  private List<Draft> drafts(HalfYear wanted, List<OperatorSpeed> speeds, CollectorConfig loaded,
      Instant now) {
    // The report is due on the last day of its half-year, so that day's law asks for it.
    Regulation regulation = loaded.notifier().regulation().onOrFirst(wanted.lastDay());
    Language language = checked(() -> Language.parse(String.valueOf(draft)));
    Instant end = wanted.end(regulation.peakHours().zone());
    Map<String, List<Speed>> byOperator = new LinkedHashMap<>();
    speeds.forEach(each -> byOperator.computeIfAbsent(each.operator(), _ -> new ArrayList<>())
        .add(new Speed(each.network(), each.grid(), each.peak(), each.sessions().count(), each.mbps())));
    if (loaded.network().mobileNetworks().isEmpty() && NextReports.hasSimCards(loaded.network())) {
      byOperator.values().forEach(own -> own.add(Speed.notMetered(DataNetwork.MOBILE)));
    }
    List<Draft> drafts = new ArrayList<>();
    byOperator.forEach((operator, own) -> {
      SpeedFigures figures = new SpeedFigures(wanted, now.isBefore(end) ? now : end, !now.isBefore(end), own);
      NoticeDraft written = SpeedReportWriter.write(figures, Optional.of(operator),
          loaded.notifier().contact(), regulation, language);
      drafts.add(new Draft(operator, written.recipient(), written.subject(), written.body()));
    });
    return drafts;
  }
}
