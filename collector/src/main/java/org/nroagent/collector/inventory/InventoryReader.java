package org.nroagent.collector.inventory;

import java.nio.file.Path;
import java.util.List;
import org.nroagent.daemon.config.Section;
import org.nroagent.daemon.config.YamlFiles;
import org.nroagent.daemon.config.YamlFolder;

/// Reads the inventory: the files `*.yaml` of a folder, each with any of its lists. Number and size are bounded, so that
/// whatever writes them cannot fill the memory.
public final class InventoryReader {
  static final YamlFolder.Limits LIMITS = new YamlFolder.Limits(10_000, 32L << 20,
      "put several lists into one file, and remove what nobody needs any more");

  private final YamlFiles yaml;
  private final NroSections nros;
  private final BaseStationSections baseStations;
  private final TicketSections tickets;
  private final AnnualFeeSections annualFees;
  private final SessionSections sessions;
  private final TotalsSections totals;
  private final ReferenceSpeedSections referenceSpeeds;
  private final IncidentSections incidents = new IncidentSections();

  private InventoryReader(YamlFiles yaml, References references) {
    this.yaml = yaml;
    this.nros = new NroSections(references);
    this.baseStations = new BaseStationSections(references);
    this.tickets = new TicketSections(references);
    this.annualFees = new AnnualFeeSections(references);
    this.sessions = new SessionSections(references);
    this.totals = new TotalsSections(references);
    this.referenceSpeeds = new ReferenceSpeedSections(references);
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
    for (Path file : yaml.list(folder, LIMITS)) {
      yaml.read(file, root -> {
        read(file, root);
        return file;
      });
    }
    return new Inventory(nros.read(), baseStations.read(nros.read()), tickets.read(nros.read()),
        annualFees.read(),
        sessions.read(), totals.read(), referenceSpeeds.read(), incidents.read());
  }

  private void read(Path file, Section root) {
    nros.read(file, root.sections("nros").orElse(List.of()));
    baseStations.read(file, root.sections("baseStations").orElse(List.of()));
    tickets.read(file, root.sections("tickets").orElse(List.of()));
    annualFees.read(root.sections("annualFees").orElse(List.of()));
    sessions.read(root.sections("sessions").orElse(List.of()));
    totals.read(root.sections("totals").orElse(List.of()));
    referenceSpeeds.read(root.sections("referenceSpeeds").orElse(List.of()));
    incidents.read(file, root.sections("incidents").orElse(List.of()));
  }
}
