package org.nroagent.collector.command;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.collector.aggregate.Aggregate;
import org.nroagent.collector.aggregate.Aggregate.Kind;
import org.nroagent.collector.aggregate.Aggregates;
import org.nroagent.collector.aggregate.Figures;
import org.nroagent.collector.config.CollectorConfig;
import org.nroagent.collector.event.EventCsv;
import org.nroagent.collector.store.EventFilter;
import org.nroagent.collector.store.EventReader;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.time.TimeSource;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `export`: summed slots of anything that adds up, or events, as CSV. The store may be in use.
@Command(name = "export", mixinStandardHelpOptions = true, description = "Writes the summed slots of a gate, loop, NRO, plaque, client or operator, or changes of states, as CSV; the collector may be running.")
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
final class Export extends ReadingCommand {
  private static final int EVENTS_AT_ONCE = 1_000;
  private static final int LISTED = 20;

  private final TimeSource time;

  @ArgGroup(multiplicity = "1")
  private Subject subject;

  /// Whose slots are wanted: exactly one of these.
  private static final class Subject {
    @Option(names = "--gate", paramLabel = "NAME", description = "a gate, all octets")
    private @Nullable String gate;

    @Option(names = "--unicast", paramLabel = "GATE", description = "a gate's unicast, which is billed")
    private @Nullable String unicast;

    @Option(names = "--loop", paramLabel = "NAME", description = "a collection loop")
    private @Nullable String loop;

    @Option(names = "--nro", paramLabel = "NAME", description = "the metered ports of an NRO, added up")
    private @Nullable String nro;

    @Option(names = "--plaque", paramLabel = "NAME", description = "all gates of a plaque, added up")
    private @Nullable String plaque;

    @Option(names = "--client", paramLabel = "TRIGRAMME", description = "all gates of a client, added up")
    private @Nullable String client;

    @Option(names = "--operator", paramLabel = "NAME", description = "all gates of an operator, added up")
    private @Nullable String operator;

    @Option(names = "--events", description = "changes of states, by the time at which they were told")
    private boolean events;

    private @Nullable String name(Kind kind) {
      return switch (kind) {
        case GATE -> gate;
        case UNICAST -> unicast;
        case LOOP -> loop;
        case NRO -> nro;
        case PLAQUE -> plaque;
        case CLIENT -> client;
        case OPERATOR -> operator;
      };
    }
  }

  @Option(names = "--agent", paramLabel = "NAME", description = "with --events: of this agent alone")
  private @Nullable String agent;

  @Option(names = "--device", paramLabel = "NAME", description = "with --events: of this device alone")
  private @Nullable String device;

  @Option(names = "--from", required = true, paramLabel = "TIME", description = "for example 2026-10-01T00:00:00+02:00")
  private String from;

  @Option(names = "--to", required = true, paramLabel = "TIME", description = "exclusive")
  private String to;

  @Option(names = "--format", defaultValue = "text", description = "text, which is CSV, or json for slots (${DEFAULT-VALUE})")
  private OutputFormat format;

  /// @param time the clocks
  Export(TimeSource time) {
    this.time = time;
  }

  @Override
  int run(CollectorConfig loaded, StoreReader reader) {
    Instant start = time("--from", from);
    Instant end = time("--to", to);
    if (!start.isBefore(end)) {
      throw usage("--from must be before --to");
    }
    if (subject.events && format == OutputFormat.json) {
      throw usage("events are written as CSV; as JSON the API has them");
    }
    if (subject.events) {
      return writeEvents(reader.events(), start, end);
    }
    if (agent != null || device != null) {
      throw usage("--agent and --device go with --events");
    }
    Figures figures = new Figures(loaded.zone(), loaded.billableCoveragePercent(), reader, time);
    return write(figures, wanted(Aggregates.of(loaded.network()), subject), start, end);
  }

  private Aggregate wanted(Aggregates aggregates, Subject wanted) {
    for (Kind kind : Kind.values()) {
      String name = wanted.name(kind);
      if (name != null) {
        return aggregates.find(kind, name).orElseThrow(() -> usage(unknown(aggregates, kind, name)));
      }
    }
    throw new IllegalStateException("picocli demands one of them");
  }

  private static String unknown(Aggregates aggregates, Kind kind, String name) {
    List<String> names = aggregates.all(kind).stream().map(Aggregate::name).limit(LISTED + 1L).toList();
    String known = names.isEmpty()
        ? "none"
        : String.join(", ", names.subList(0, Math.min(LISTED, names.size())));
    return "nothing is metered of " + kind.word() + " '" + name + "'; there is: " + known
        + (names.size() > LISTED ? " and more" : "");
  }

  private int write(Figures figures, Aggregate found, Instant start, Instant end) {
    SlotGrid grid = figures.grid(found);
    PrintWriter out = out();
    Instant first = grid.isBorder(start) ? start : grid.next(grid.startOf(start));
    SlotWriter writer = switch (format) {
      case text -> new SlotWriter.Csv(out);
      case json -> new SlotWriter.JsonArray(out);
    };
    writer.begin(found, grid);
    // A day at a time, so that years fit into little memory.
    for (Instant day = first; day.isBefore(end); day = grid.plus(day, grid.perDay())) {
      Instant dayEnd = grid.plus(day, grid.perDay());
      writer.write(figures.slots(found, day, dayEnd.isBefore(end) ? dayEnd : end));
    }
    writer.end();
    out.flush();
    return 0;
  }

  /// A part at a time, so that years fit into little memory.
  private int writeEvents(EventReader events, Instant start, Instant end) {
    EventFilter filter = new EventFilter(Optional.ofNullable(agent), Optional.ofNullable(device),
        Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.of(start), Optional.of(end));
    PrintWriter out = out();
    out.print(EventCsv.HEADER);
    List<EventReader.Entry> part = events.inOrder(filter, EventReader.Cursor.START, EVENTS_AT_ONCE);
    while (!part.isEmpty()) {
      out.print(EventCsv.rows(part));
      part = events.inOrder(filter, EventReader.Cursor.behind(part.getLast()), EVENTS_AT_ONCE);
    }
    out.flush();
    return 0;
  }

  private Instant time(String option, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw usage(option + ": '" + text + "' is not a time with offset, for example 2026-10-01T00:00:00Z");
    }
  }
}
