package org.nroagent.agent.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.store.RingReader;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Direction;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.MonthSlots;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `explain`: what a month's figure rests on, computed again from the ring. Works beside a running agent.
@Command(name = "explain", mixinStandardHelpOptions = true, description = "What a month's figure rests on: its slots, gaps, retained slot, evidence and digest.")
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
public final class ExplainCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Option(names = "--data", required = true, paramLabel = "DIR", description = "The agent's data directory.")
  private Path data;

  @Option(names = "--interface", required = true, paramLabel = "ID", description = "The interface's id, such as hub1.lag-1.")
  private String interfaceId;

  @Option(names = "--month", required = true, paramLabel = "YYYY-MM", description = "The month.")
  private String month;

  @Option(names = "--zone", defaultValue = "Europe/Paris", description = "Time zone of the month (${DEFAULT-VALUE}).")
  private String zone;

  @Option(names = "--capacity-mbps", paramLabel = "N", description = "Capacity in Mbit/s.")
  private @Nullable BigDecimal capacityMbps;

  @Option(names = "--format", defaultValue = "text", description = "text or json (${DEFAULT-VALUE}).")
  private OutputFormat format;

  @Override
  public Integer call() {
    CivilMonth civilMonth = Arguments.checked(spec, () -> CivilMonth.parse(month, Arguments.zone(zone)));
    Arguments.requirePositive(spec, "--capacity-mbps", capacityMbps);
    PrintWriter err = spec.commandLine().getErr();
    try {
      RingReader ring = RingReader.openForReading(data);
      SortedSet<String> known = ring.interfaceIds();
      if (known.contains(interfaceId)) {
        print(explain(ring, civilMonth), spec.commandLine().getOut());
        return ExitCode.DONE;
      }
      err.println(data + ": no interface '" + interfaceId + "'; the ring has: "
          + (known.isEmpty() ? "none" : String.join(", ", known)));
    } catch (NotDirectoryException _) {
      err.println(data + ": no such directory");
    } catch (IOException e) {
      err.println(data + ": cannot be read: " + e.getMessage());
    }
    return ExitCode.FAILED;
  }

  private Explanation explain(RingReader ring, CivilMonth civilMonth) throws IOException {
    MonthSlots slots = new MonthSlots(civilMonth, ring.grid());
    ring.slots(interfaceId, civilMonth.start(), civilMonth.end()).forEach(slots::set);
    Optional<BigDecimal> capacity = Optional.ofNullable(capacityMbps);
    ClosedMonth computed = new ClosedMonth(interfaceId, slots.certificate(), capacity, false,
        slots.discarded(Direction.IN, capacity, List.of()),
        slots.discarded(Direction.OUT, capacity, List.of()));
    return new Explanation(computed, Optional.empty(), new KeptFigure.None("no closed month"),
        Optional.empty());
  }

  private void print(Explanation explanation, PrintWriter out) {
    out.print(switch (format) {
      case json -> JsonText.of(ExplanationJson.of(explanation));
      case text -> ExplanationText.of(explanation);
    });
    out.flush();
  }
}
