package org.nroagent.agent.command;

import org.nroagent.agent.report.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.csv.CsvFormatException;
import org.nroagent.model.csv.CsvSlot;
import org.nroagent.model.csv.SlotsCsv;
import org.nroagent.model.figure.MonthSlots;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `percentile`: the month's figure from a CSV of slots, on any machine.
@Command(name = "percentile", mixinStandardHelpOptions = true, description = "The month's 95th percentile from a CSV of slots.")
public final class PercentileCommand implements Callable<Integer> {
  @Option(names = "--samples", required = true, paramLabel = "FILE.csv", description = "Slots: slot,in_octets,out_octets with an optional fourth column quality.")
  private Path samples = Path.of("");

  @Option(names = "--month", required = true, paramLabel = "YYYY-MM", description = "The month.")
  private String month = "";

  @Option(names = "--zone", defaultValue = "Europe/Paris", description = "Time zone of the month (${DEFAULT-VALUE}).")
  private String zone = "";

  @Option(names = "--capacity-mbps", paramLabel = "N", description = "Capacity in Mbit/s.")
  private @Nullable BigDecimal capacityMbps;

  @Option(names = "--threshold-percent", paramLabel = "P", description = "Share of the capacity to compare with.")
  private @Nullable BigDecimal thresholdPercent;

  @Option(names = "--slot-seconds", paramLabel = "S", defaultValue = "300", description = "Length of a slot (${DEFAULT-VALUE}).")
  private int slotSeconds;

  @Option(names = "--format", defaultValue = "text", description = "text or json (${DEFAULT-VALUE}).")
  private OutputFormat format = OutputFormat.text;

  @Spec
  private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    SlotGrid grid = Arguments.checked(command, () -> new SlotGrid(slotSeconds));
    CivilMonth civilMonth = Arguments.checked(command, () -> CivilMonth.parse(month, Arguments.zone(zone)));
    Arguments.requirePositive(command, "--capacity-mbps", capacityMbps);
    Arguments.requirePositive(command, "--threshold-percent", thresholdPercent);
    PrintWriter err = command.commandLine().getErr();
    try {
      MonthSlots slots = read(civilMonth, grid);
      print(new PercentileReport(slots.figure(), slots.digest(), capacityMbps, thresholdPercent),
          command.commandLine().getOut());
      return ExitCode.DONE;
    } catch (CsvFormatException e) {
      err.println(samples + ": " + e.getMessage());
    } catch (NoSuchFileException e) {
      err.println(samples + ": no such file");
    } catch (CharacterCodingException e) {
      err.println(samples + ": is not UTF-8 text; export it as CSV in UTF-8");
    } catch (IOException e) {
      err.println(samples + ": cannot be read: " + e.getMessage());
    }
    return ExitCode.FAILED;
  }

  private MonthSlots read(CivilMonth civilMonth, SlotGrid grid) throws IOException, CsvFormatException {
    MonthSlots slots = new MonthSlots(civilMonth, grid);
    try (BufferedReader reader = Files.newBufferedReader(samples)) {
      for (CsvSlot slot : SlotsCsv.parse(reader.lines().iterator(), grid)) {
        slots.set(slot.slotStart(), slot.inOctets(), slot.outOctets());
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return slots;
  }

  private void print(PercentileReport report, PrintWriter out) {
    out.print(switch (format) {
      case json -> JsonText.of(report.json());
      case text -> report.text();
    });
    out.flush();
  }
}
