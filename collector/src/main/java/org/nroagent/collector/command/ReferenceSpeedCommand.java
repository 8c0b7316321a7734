package org.nroagent.collector.command;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.nroagent.collector.config.CollectorConfig;
import org.nroagent.collector.report.ReferenceSpeedText;
import org.nroagent.collector.report.ReferenceSpeedView;
import org.nroagent.collector.report.ReferenceSpeeds;
import org.nroagent.collector.report.ReferenceSpeeds.OperatorSpeed;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.daemon.regulation.Regulations;
import org.nroagent.model.HalfYear;
import org.nroagent.model.time.TimeSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `reference-speed`: what each operator tells the regulator on 30 June and 31 December.
@Command(name = "reference-speed", mixinStandardHelpOptions = true, description = {
    "Per operator the highest traffic of a half-year, over the ports of its NROs, by the sessions of that very slot, in",
    "Mbit/s [R 3(5)]. It is used for the incidents of the half-year that follows. The sessions are those of the inventory,",
    "else what the operator's devices said in that slot; without them it says of which slot they are wanted."})
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
final class ReferenceSpeedCommand extends ReadingCommand {
  private final TimeSource time;

  @Option(names = "--half-year", required = true, paramLabel = "YYYY-Hn", description = "whose traffic is looked at; of a running one the slots so far")
  private String halfYear;

  @Option(names = "--format", defaultValue = "text", description = "text or json (${DEFAULT-VALUE})")
  private OutputFormat format;

  /// @param time says whether the half-year is over
  ReferenceSpeedCommand(TimeSource time) {
    this.time = time;
  }

  @Override
  int run(CollectorConfig loaded, StoreReader reader) {
    HalfYear wanted = checked(() -> HalfYear.parse(halfYear));
    ZoneId zone = Regulations.shipped(Regulations.LUXEMBOURG).peakHours().zone();
    Instant now = time.wall();
    if (!wanted.start(zone).isBefore(now)) {
      throw usage("--half-year: " + wanted + " has not begun");
    }
    List<OperatorSpeed> speeds = new ReferenceSpeeds(loaded.network(), zone, reader).of(wanted, now);
    if (speeds.isEmpty()) {
      err().println("no gate names an operator; see 'gates[].operator' in the collector's configuration");
      return ExitCode.FAILED;
    }
    ReferenceSpeedView view = ReferenceSpeedView.of(wanted, zone, now, speeds);
    out().print(format.of(view, ReferenceSpeedText.of(view)));
    out().flush();
    return ExitCode.DONE;
  }
}
