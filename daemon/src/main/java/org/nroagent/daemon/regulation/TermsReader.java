package org.nroagent.daemon.regulation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.daemon.config.YamlFiles;
import org.nroagent.daemon.config.YamlFolder;
import org.nroagent.model.TermsVersion;
import org.nroagent.model.calendar.HolidayCalendar;

/// Reads the terms that ship with the program, and over them the files `*.yaml` of a folder of the user's. Each file is one
/// version of one kind of terms, in the notation of those that ship.
public final class TermsReader {
  /// The key that names the folder.
  public static final String KEY = "terms";

  /// The folder beside the configuration where none is named.
  private static final String FOLDER = "terms.d";
  private static final YamlFolder.Limits LIMITS = new YamlFolder.Limits(500, 8L << 20,
      "remove versions that nobody needs any more");
  private static final List<String> OF_AGENTS = List.of("fr-nro-active-capacity-v19.01", "lu-holidays",
      "lu-holidays-2019", "fr-holidays", "lu-ilr-14-181");
  private static final List<String> OF_BILLS = List.of("fr-nro-active-v19.01",
      "fr-nro-active-service-v19.01");

  private final TariffReader tariffs;
  private final ServiceReader services = new ServiceReader();
  private final CapacityReader capacities = new CapacityReader();
  private final HolidayReader holidays = new HolidayReader();
  private final RegulationReader regulations = new RegulationReader();

  /// What a file has versions of.
  private enum Kind {
    /// Prices.
    TARIFF,
    /// Promises of availability and restoration.
    SERVICE,
    /// Promises of capacity.
    CAPACITY,
    /// What a regulator asks for.
    REGULATION,
    /// Legal holidays.
    HOLIDAYS
  }

  TermsReader(Optional<Parties> parties) {
    this.tariffs = new TariffReader(parties);
  }

  /// Reads what ships, and the user's folder over it.
  ///
  /// @param yaml where the user's files are read and their problems reported
  /// @param root the configuration, which may name the folder
  /// @param file the configuration's file, beside which the folder is else looked for
  /// @param parties whom prices may be agreed with, empty where the configuration does not say
  public static Terms read(YamlFiles yaml, Section root, Path file, Optional<Parties> parties) {
    TermsReader reader = new TermsReader(parties).shipped();
    folder(root, file).ifPresent(folder -> reader.read(yaml, folder));
    return reader.read();
  }

  /// What a daemon needs that bills nothing. The whole folder is checked all the same, so that the same one serves every daemon;
  /// only names of clients, plaques and gates are not known here.
  public static AgentTerms ofAgent(YamlFiles yaml, Section root, Path file) {
    TermsReader reader = new TermsReader(Optional.empty()).shipped(OF_AGENTS);
    folder(root, file).ifPresent(folder -> reader.read(yaml, folder));
    return new AgentTerms(reader.capacities.read(), reader.regulations());
  }

  /// Regulations and holidays that ship.
  static Regulations shippedRegulations() {
    return new TermsReader(Optional.empty()).shipped(OF_AGENTS).regulations();
  }

  /// The folder, empty where there is none.
  private static Optional<Path> folder(Section root, Path file) {
    Field<Path> named = root.path(KEY);
    Field<Path> folder = named.check(Files::isDirectory, "is not a folder; make it, or remove the key");
    Path wanted = folder.orElse(file.resolveSibling(FOLDER));
    return named.isGiven() ? folder.optional() : Optional.of(wanted).filter(Files::isDirectory);
  }

  TermsReader shipped() {
    return shipped(OF_BILLS).shipped(OF_AGENTS);
  }

  private TermsReader shipped(List<String> names) {
    names.forEach(
        name -> ShippedText.read(name + YamlFolder.SUFFIX, root -> take(root, TermsVersion.SHIPPED)));
    return this;
  }

  Terms read() {
    return new Terms(tariffs.read(), services.read(), capacities.read(), regulations());
  }

  private Regulations regulations() {
    Map<String, HolidayCalendar> calendars = holidays.read();
    return new Regulations(regulations.read(calendars), calendars);
  }

  private void read(YamlFiles yaml, Path folder) {
    for (Path file : yaml.list(folder, LIMITS)) {
      yaml.read(file, root -> take(root, folder.getFileName() + "/" + file.getFileName()));
    }
  }

  private Kind take(Section root, String source) {
    Field<Kind> kind = root.enumeration("kind", Kind.class);
    Kind known = kind.required(Kind.TARIFF);
    if (kind.optional().isPresent()) {
      switch (known) {
        case TARIFF -> tariffs.read(root, source);
        case SERVICE -> services.read(root, source);
        case CAPACITY -> capacities.read(root, source);
        case REGULATION -> regulations.read(root, source);
        case HOLIDAYS -> holidays.read(root, source);
      }
    }
    return known;
  }
}
