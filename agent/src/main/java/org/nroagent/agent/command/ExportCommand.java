package org.nroagent.agent.command;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.store.RingReader;
import org.nroagent.agent.store.SlotSeries;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.model.Drops;
import org.nroagent.model.Slot;
import org.nroagent.model.csv.SlotsCsv;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `export`: the slots of one interface, as `percentile` reads them. Works beside a running agent.
///
/// One line per slot between the first and the last that the ring knows of the interface. A slot of which no record
/// is left has quality `unknown`.
@Command(name = "export", mixinStandardHelpOptions = true, description = "Slots of one interface as CSV or JSON.")
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
public final class ExportCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Option(names = "--data", required = true, paramLabel = "DIR", description = "The agent's data directory.")
  private Path data;

  @Option(names = "--interface", required = true, paramLabel = "ID", description = "The interface's id, such as hub1.lag-1.")
  private String interfaceId;

  @Option(names = "--from", required = true, paramLabel = "T", converter = InstantConverter.class, description = "First slot start, such as 2026-10-01T00:00:00+02:00.")
  private Instant from;

  @Option(names = "--to", required = true, paramLabel = "T", converter = InstantConverter.class, description = "End, exclusive.")
  private Instant to;

  @Option(names = "--format", defaultValue = "csv", description = "csv or json (${DEFAULT-VALUE}).")
  private Format format;

  /// The constants are the words of the command line.
  enum Format {
    csv, json
  }

  @Override
  public Integer call() {
    if (!from.isBefore(to)) {
      throw new ParameterException(spec.commandLine(), "--from " + from + " must be before --to " + to);
    }
    PrintWriter err = spec.commandLine().getErr();
    try {
      RingReader reader = RingReader.openForReading(data);
      SortedSet<String> known = reader.interfaceIds();
      if (known.contains(interfaceId)) {
        print(reader.slots(interfaceId, from, to), spec.commandLine().getOut());
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

  private void print(SlotSeries series, PrintWriter out) throws IOException {
    int first = 0;
    int end = series.size();
    while (first < end && series.slot(first).isEmpty()) {
      first++;
    }
    while (end > first && series.slot(end - 1).isEmpty()) {
      end--;
    }
    switch (format) {
      case csv -> printCsv(series, first, end, out);
      case json -> printJson(series, first, end, out);
    }
    out.flush();
  }

  private static void printCsv(SlotSeries series, int first, int end, PrintWriter out) {
    out.print(SlotsCsv.HEADER_WITH_QUALITY + "\n");
    for (int index = first; index < end; index++) {
      Optional<Slot> slot = series.slot(index);
      out.print(series.slotStart(index));
      if (slot.isPresent() && slot.get() instanceof Slot.Metered metered) {
        out.print("," + metered.inOctets() + "," + metered.outOctets() + ",");
      } else {
        out.print(",,,");
      }
      out.print(quality(slot) + "\n");
    }
  }

  private void printJson(SlotSeries series, int first, int end, PrintWriter out) throws IOException {
    JsonMapper mapper = JsonMapper.builder().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).build();
    try (JsonGenerator json = mapper.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("interface", interfaceId);
      json.writeArrayFieldStart("slots");
      for (int index = first; index < end; index++) {
        Optional<Slot> slot = series.slot(index);
        json.writeStartObject();
        json.writeStringField("slot", series.slotStart(index).toString());
        writeOctets(json, slot.orElse(null));
        json.writeStringField("quality", quality(slot));
        writeDrops(json, series.drops(index));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.println();
  }

  private static void writeOctets(JsonGenerator json, @Nullable Slot slot) throws IOException {
    if (slot instanceof Slot.Metered metered) {
      json.writeNumberField("inOctets", metered.inOctets());
      json.writeNumberField("outOctets", metered.outOctets());
    } else {
      json.writeNullField("inOctets");
      json.writeNullField("outOctets");
    }
  }

  private static void writeDrops(JsonGenerator json, Drops drops) throws IOException {
    writeCount(json, "inDiscards", drops.inDiscards());
    writeCount(json, "outDiscards", drops.outDiscards());
    writeCount(json, "inErrors", drops.inErrors());
    writeCount(json, "outErrors", drops.outErrors());
  }

  private static void writeCount(JsonGenerator json, String name, @Nullable Long count) throws IOException {
    if (count == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, count);
    }
  }

  private static String quality(Optional<Slot> known) {
    if (known.isEmpty()) {
      return "unknown";
    }
    return switch (known.get()) {
      case Slot.Metered metered -> metered.interpolated() ? "interpolated" : "measured";
      case Slot.Missing missing -> missing.reason().name().toLowerCase(Locale.ROOT);
    };
  }

  /// Reads an instant with an offset or `Z`.
  static final class InstantConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      try {
        return OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeParseException e) {
        throw new TypeConversionException(
            "'" + text
                + "' is no instant; write it as 2026-10-01T00:00:00Z or with an offset such as +02:00");
      }
    }
  }
}
