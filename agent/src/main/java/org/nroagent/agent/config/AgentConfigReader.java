package org.nroagent.agent.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.AgentConfig.DeviceConfig;
import org.nroagent.agent.config.AgentConfig.PushConfig;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.agent.source.profile.YangProfiles;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.ListenAddress;
import org.nroagent.daemon.config.Problem;
import org.nroagent.daemon.config.Problem.Severity;
import org.nroagent.daemon.config.Section;
import org.nroagent.daemon.config.YamlFiles;
import org.nroagent.daemon.config.YamlReader;
import org.nroagent.daemon.config.YamlReader.Loaded;
import org.nroagent.daemon.regulation.AgentTerms;
import org.nroagent.daemon.regulation.TermsReader;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.MonthFigure;

/// Reads `agent.yaml`. All problems are reported at once; `docs/configuration.md` explains every key.
public final class AgentConfigReader {
  /// The port of the status page where none is configured.
  public static final int DEFAULT_HTTP_PORT = 9480;
  /// Where the rings are if nothing is configured.
  public static final Path DEFAULT_DATA_DIRECTORY = Path.of("/var/lib/nro-agent");
  /// Days of slots that are kept where nothing is configured.
  public static final int DEFAULT_RETENTION_DAYS = 70;

  private static final ZoneId DEFAULT_ZONE = ZoneId.of("Europe/Paris");
  private static final Duration DEFAULT_POLL_BUDGET = Duration.ofSeconds(60);
  private static final Duration SHORTEST_POLL_BUDGET = Duration.ofMillis(100);
  private static final int TWO_LONGEST_MONTHS = 62;
  /// The UTC days that a month of 31 days touches in another zone, and the day on which it is closed.
  private static final int LONGEST_MONTH_UNTIL_CLOSED = 33;
  private static final int LONGEST_RETENTION_DAYS = 3660;
  private static final int SECONDS_PER_DAY = 86_400;

  /// The folder beside the configuration with the user's own device profiles.
  private static final String PROFILES = "profiles.d";
  /// The folder beside the configuration with the lines behind the NROs.
  private static final String INVENTORY = "inventory.d";

  private final YamlReader reader;
  private final ProfileSource profileSource;
  private final boolean companions;

  /// A reader that knows every device profile.
  ///
  /// @param environment the environment variables, `System::getenv` outside tests
  public AgentConfigReader(Function<String, @Nullable String> environment) {
    this(environment, ProfileSource.FOLDER, true);
  }

  private AgentConfigReader(Function<String, @Nullable String> environment, ProfileSource profileSource,
      boolean companions) {
    this.reader = new YamlReader(environment);
    this.profileSource = profileSource;
    this.companions = companions;
  }

  /// A reader that leaves device profiles and the inventory alone, for what asks only how much is configured: reading them takes longer
  /// than the rest.
  ///
  /// @param environment as above
  public static AgentConfigReader withoutProfiles(Function<String, @Nullable String> environment) {
    return new AgentConfigReader(environment, ProfileSource.NOWHERE, false);
  }

  /// Reads a configuration.
  ///
  /// @throws ConfigurationException with all problems, if it cannot be used
  public Loaded<AgentConfig> read(Path file) throws ConfigurationException {
    List<Problem> ofProfiles = new ArrayList<>();
    Path folder = file.toAbsolutePath().resolveSibling(PROFILES);
    Profiles profiles = loaded(() -> profileSource.snmp(folder), Profiles.NONE, ofProfiles);
    return withProblems(file, profiles, new YangProfilesOnDemand(folder, ofProfiles), ofProfiles);
  }

  /// Reads the profiles for NETCONF as soon as a device needs them. No lambda: making one would load the class of what it
  /// gives, without such a device too.
  private final class YangProfilesOnDemand implements Supplier<YangProfiles> {
    private final Path folder;
    private final List<Problem> problems;
    private @Nullable YangProfiles profiles;

    YangProfilesOnDemand(Path folder, List<Problem> problems) {
      this.folder = folder;
      this.problems = problems;
    }

    @Override
    public YangProfiles get() {
      if (profiles == null) {
        profiles = loaded(() -> profileSource.netconf(folder), YangProfiles.NONE, problems);
      }
      return profiles;
    }
  }

  /// Reads profiles.
  @FunctionalInterface
  private interface Loading<P> {
    Loaded<P> load() throws ConfigurationException;
  }

  private static <P> P loaded(Loading<P> loading, P none, List<Problem> problems) {
    try {
      Loaded<P> loaded = loading.load();
      problems.addAll(loaded.warnings());
      return loaded.value();
    } catch (ConfigurationException e) {
      problems.addAll(e.problems());
      return none;
    }
  }

  /// What is wrong with profiles is told after what is wrong with the configuration, and both at once.
  private Loaded<AgentConfig> withProblems(Path file, Profiles profiles, Supplier<YangProfiles> yangProfiles,
      List<Problem> ofProfiles) throws ConfigurationException {
    List<Problem> all = new ArrayList<>();
    try {
      YamlFiles files = reader.files();
      Loaded<AgentConfig> loaded = files.loaded(files.read(file,
          root -> agent(root, profiles, yangProfiles,
              TermsReader.ofAgent(files, root, file.toAbsolutePath()))));
      all.addAll(loaded.warnings());
      all.addAll(ofProfiles);
      if (ofProfiles.stream().allMatch(problem -> problem.severity() == Severity.WARNING)) {
        Path inventory = file.toAbsolutePath().resolveSibling(INVENTORY);
        AgentConfig config = loaded.value().withSha256(ConfigDigest.of(file));
        return new Loaded<>(companions ? config.withInventory(inventory) : config, all);
      }
    } catch (ConfigurationException e) {
      all.addAll(e.problems());
      all.addAll(ofProfiles);
    }
    throw new ConfigurationException(all);
  }

  private static AgentConfig agent(Section root, Profiles profiles, Supplier<YangProfiles> yangProfiles,
      AgentTerms terms) {
    String name = root.id("name").required("agent");
    ZoneId zone = root.zone("zone").orElse(DEFAULT_ZONE);
    int billableCoveragePercent = root.integer("billableCoveragePercent", 1, 100)
        .orElse(MonthFigure.DEFAULT_BILLABLE_COVERAGE_PERCENT);
    SlotGrid grid = new SlotGrid(root.integer("slotSeconds", 1, SECONDS_PER_DAY).check(
        seconds -> SECONDS_PER_DAY % seconds == 0,
        "does not divide a day of 86400 s; use for example 300, 60 or 10")
        .orElse(SlotGrid.FIVE_MINUTES.seconds()));
    Path dataDirectory = root.path("dataDirectory").orElse(DEFAULT_DATA_DIRECTORY);
    int retentionDays = retentionDays(root);
    Duration pollBudget = pollBudget(root, grid);
    ListenAddress http = root.section("http").map(section -> ListenAddress.read(section, DEFAULT_HTTP_PORT))
        .orElse(
            ListenAddress.loopback(DEFAULT_HTTP_PORT));
    @Nullable
    PushConfig push = root.section("push").map(PushSection::read).optional().orElse(null);
    @Nullable
    SnmpServerConfig snmpServer = snmpServer(root);
    Optional<NotificationPort> notifications = root.section("notifications").map(NotificationSection::read)
        .optional();
    FirstUse ids = new FirstUse();
    SeriesSections series = new SeriesSections(ids, terms.capacity());
    List<DeviceConfig> devices = new DeviceSections(grid, pollBudget, yangProfiles, ids, series).read(root);
    List<String> deviceNames = devices.stream().map(DeviceConfig::name).toList();
    Optional<Topology> topology = new TopologySections(deviceNames).read(root);
    ServicesConfig services = ServicesSection.read(root, topology, deviceNames, terms.regulations());
    return new AgentConfig(name, zone, billableCoveragePercent, grid, dataDirectory, retentionDays,
        pollBudget, http, push, snmpServer, devices, series.read(root),
        topology, profiles, notifications, services, Optional.empty());
  }

  /// Not as a function: what it names would be loaded without the section too.
  private static @Nullable SnmpServerConfig snmpServer(Section root) {
    Section section = root.section("snmpServer").optional().orElse(null);
    return section == null ? null : SnmpServerSection.read(section);
  }

  private static int retentionDays(Section root) {
    Field<Integer> days = root.integer("retentionDays", 1, LONGEST_RETENTION_DAYS);
    int retained = days.orElse(DEFAULT_RETENTION_DAYS);
    if (retained < LONGEST_MONTH_UNTIL_CLOSED) {
      days.warning("below " + LONGEST_MONTH_UNTIL_CLOSED
          + " days the beginning of a month is overwritten before the month is closed: its figure is kept without it"
          + " and never billable");
    } else if (retained < TWO_LONGEST_MONTHS) {
      days.warning("below " + TWO_LONGEST_MONTHS
          + " days a month's percentile cannot be computed again once the next month has ended");
    }
    return retained;
  }

  private static Duration pollBudget(Section root, SlotGrid grid) {
    Duration longest = grid.length().multipliedBy(9).dividedBy(10);
    Duration halfSlot = grid.length().dividedBy(2);
    Duration unconfigured = halfSlot.compareTo(DEFAULT_POLL_BUDGET) < 0 ? halfSlot : DEFAULT_POLL_BUDGET;
    return root.duration("pollBudget", SHORTEST_POLL_BUDGET, Duration.ofDays(1)).check(
        budget -> budget.compareTo(longest) <= 0,
        "must be at most nine tenths of a slot of " + grid.seconds() + " s, or a poll runs into the next one")
        .orElse(unconfigured);
  }
}
