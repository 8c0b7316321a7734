package org.nroagent.collector.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.nroagent.daemon.config.Section;
import org.nroagent.daemon.config.YamlFiles;

/// Reads the inventory: the files `*.yaml` of a folder, each with any of its lists. Number and size are bounded, so that
/// whatever writes them cannot fill the memory.
public final class InventoryReader {
  /// The most files.
  static final int MOST_FILES = 10_000;
  /// The most bytes of all files.
  static final long MOST_BYTES = 32L << 20;

  private static final String SUFFIX = ".yaml";

  private final YamlFiles yaml;
  private final NroSections nros;
  private final BaseStationSections baseStations;
  private final TicketSections tickets;
  private final AnnualFeeSections annualFees;
  private final SessionSections sessions;
  private final TotalsSections totals = new TotalsSections();
  private final ReferenceSpeedSections referenceSpeeds = new ReferenceSpeedSections();

  private InventoryReader(YamlFiles yaml, References references) {
    this.yaml = yaml;
    this.nros = new NroSections(references);
    this.baseStations = new BaseStationSections(references);
    this.tickets = new TicketSections(references);
    this.annualFees = new AnnualFeeSections(references);
    this.sessions = new SessionSections(references);
  }

  /// Reads a folder.
  ///
  /// @param yaml where its files are read and their problems reported
  /// @param folder an existing one
  /// @param references what the files may refer to
  public static Inventory read(YamlFiles yaml, Path folder, References references) {
    return new InventoryReader(yaml, references).read(folder);
  }

  private Inventory read(Path folder) {
    for (Path file : files(folder)) {
      yaml.read(file, root -> {
        read(file, root);
        return file;
      });
    }
    return new Inventory(nros.read(), baseStations.read(nros.read()), tickets.read(nros.read()),
        annualFees.read(),
        sessions.read(), totals.read(), referenceSpeeds.read());
  }

  private void read(Path file, Section root) {
    nros.read(file, root.sections("nros").orElse(List.of()));
    baseStations.read(file, root.sections("baseStations").orElse(List.of()));
    tickets.read(file, root.sections("tickets").orElse(List.of()));
    annualFees.read(root.sections("annualFees").orElse(List.of()));
    sessions.read(root.sections("sessions").orElse(List.of()));
    totals.read(root.sections("totals").orElse(List.of()));
    referenceSpeeds.read(root.sections("referenceSpeeds").orElse(List.of()));
  }

  private List<Path> files(Path folder) {
    try (Stream<Path> found = Files.list(folder)) {
      List<Path> files = found.filter(InventoryReader::isPart).sorted().limit(MOST_FILES + 1L).toList();
      if (files.size() > MOST_FILES) {
        yaml.error(folder, "has more than " + MOST_FILES + " files; put several lists into one");
        return List.of();
      }
      return withinSize(folder, files);
    } catch (IOException e) {
      yaml.error(folder, "cannot be listed: " + e.getMessage());
      return List.of();
    }
  }

  private List<Path> withinSize(Path folder, List<Path> files) throws IOException {
    List<Path> taken = new ArrayList<>();
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
      if (bytes > MOST_BYTES) {
        yaml.error(folder, "holds more than " + MOST_BYTES + " bytes");
        return List.of();
      }
      taken.add(file);
    }
    return taken;
  }

  /// Editors' and generators' unfinished files begin with a dot.
  private static boolean isPart(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(SUFFIX) && !name.startsWith(".");
  }
}
