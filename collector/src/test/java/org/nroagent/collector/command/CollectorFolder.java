package org.nroagent.collector.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.nroagent.collector.SettableTime;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.daemon.regulation.Regulations;

/// A folder with a collector's file, its inventory, its terms and its store, and what commands print that are run on it.
final class CollectorFolder {
  private final Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  CollectorFolder(Path folder) {
    this.folder = folder;
  }

  /// The collector's file.
  CollectorFolder config(String yaml) throws IOException {
    Files.writeString(file(), yaml);
    return this;
  }

  /// The collector's file with something changed in it.
  void amend(UnaryOperator<String> change) throws IOException {
    config(change.apply(Files.readString(file())));
  }

  /// A file of the inventory.
  CollectorFolder inventory(String name, String yaml) throws IOException {
    return write("inventory.d", name, yaml);
  }

  /// Takes a file of the inventory away.
  void withoutInventory(String name) throws IOException {
    Files.delete(folder.resolve("inventory.d").resolve(name));
  }

  /// A file of prices, promises or law.
  CollectorFolder terms(String name, String yaml) throws IOException {
    return write("terms.d", name, yaml);
  }

  private CollectorFolder write(String in, String name, String yaml) throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve(in)).resolve(name), yaml);
    return this;
  }

  /// A regulation or holidays as they ship, to be amended.
  static String shipped(String id) throws IOException {
    try (var in = Regulations.class.getResourceAsStream(id + ".yaml")) {
      return new String(Objects.requireNonNull(in, id).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// The store, to be closed by whoever opens it.
  SlotStore store(Instant now) {
    return SlotStore.open(folder.resolve("data"), new SettableTime(now));
  }

  /// Runs a command with the collector's file. What was printed before is forgotten.
  int execute(Instant now, String command, String... more) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> arguments = new ArrayList<>(List.of(command, "--config", file().toString()));
    arguments.addAll(List.of(more));
    return Commands.execute(new PrintWriter(out, true), new PrintWriter(err, true), new SettableTime(now),
        arguments.toArray(String[]::new));
  }

  /// What a command that succeeds prints for programs.
  JsonNode json(Instant now, String command, String... more) throws IOException {
    String[] arguments = Stream.concat(Stream.of(more), Stream.of("--format", "json"))
        .toArray(String[]::new);
    assertEquals(0, execute(now, command, arguments), err::toString);
    return new ObjectMapper().readTree(out());
  }

  /// What the last command printed.
  String out() {
    return out.toString();
  }

  /// What the last command complained of.
  String err() {
    return err.toString();
  }

  private Path file() {
    return folder.resolve("collector.yaml");
  }

  /// Values of a node in one line, by their keys.
  static String words(JsonNode node, String... keys) {
    return String.join(" ", Stream.of(keys).map(key -> node.get(key).asText()).toList());
  }
}
