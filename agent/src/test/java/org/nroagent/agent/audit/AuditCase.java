package org.nroagent.agent.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.Gate;
import org.nroagent.agent.config.Gate.Rank;
import org.nroagent.agent.config.Gate.Scope;
import org.nroagent.agent.config.InterconnectionSheet;
import org.nroagent.agent.config.InterconnectionSheet.LacpMode;
import org.nroagent.agent.config.InterconnectionSheet.LacpTimeout;
import org.nroagent.agent.config.InterconnectionSheet.Revert;
import org.nroagent.agent.config.InterfaceRef;
import org.nroagent.agent.config.MulticastInterconnection;
import org.nroagent.agent.config.MulticastPlan;
import org.nroagent.agent.config.MulticastPlan.Group;
import org.nroagent.agent.config.Olt;
import org.nroagent.agent.config.ServiceClasses;
import org.nroagent.agent.config.Topology;
import org.nroagent.agent.config.Topology.Client;
import org.nroagent.agent.config.Topology.Nro;
import org.nroagent.agent.config.Topology.Plaque;
import org.nroagent.agent.config.VlanRange;
import org.nroagent.model.address.Ipv4Address;
import org.nroagent.model.address.Ipv4Prefix;
import org.nroagent.model.reading.DeviceReading;

/// One audit, put together piece by piece: gate `g1` is `lag-1` of `hub1`, accesses are on `spoke1`, the client is
/// CLA with AS 64496. What was found is shown as lines of `OUTCOME subject | expected | observed | note`.
public final class AuditCase {
  public static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  public static final LocalDate TODAY = LocalDate.parse("2026-11-20");
  public static final InterfaceRef HUB = new InterfaceRef("hub1", "lag-1", false);
  public static final InterfaceRef SPOKE = new InterfaceRef("spoke1", "lag-1", false);
  public static final String PEER = "192.31.196.66";

  private final List<Gate> gates = new ArrayList<>();
  private final List<Olt> olts = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private final Map<String, DeviceReading> readings = new LinkedHashMap<>();
  private Optional<Long> as = Optional.of(64_496L);
  private boolean planned;
  private boolean sourceSpecific;
  private List<Ipv4Prefix> blocks = List.of(Ipv4Prefix.parse("192.31.197.0/24"));
  private Set<Ipv4Address> seen = Set.of();
  private Instant watchedSince = NOW.minus(Duration.ofDays(2));

  private LinkHistory history = LinkHistory.NONE;

  /// Parts of a sheet.
  public static final class Sheet {
    private Optional<LacpMode> mode = Optional.empty();
    private Optional<LacpTimeout> timeout = Optional.empty();
    private Optional<Integer> links = Optional.empty();
    private Optional<Duration> ccm = Optional.empty();
    private Optional<Revert> revert = Optional.empty();
    private int mtu = InterconnectionSheet.DEFAULT_MTU;
    private ServiceClasses classes = ServiceClasses.DEFAULT;

    public Sheet mode(LacpMode agreed) {
      mode = Optional.of(agreed);
      return this;
    }

    public Sheet timeout(LacpTimeout agreed) {
      timeout = Optional.of(agreed);
      return this;
    }

    public Sheet minimumLinks(int agreed) {
      links = Optional.of(agreed);
      return this;
    }

    public Sheet ccm(long millis) {
      ccm = Optional.of(Duration.ofMillis(millis));
      return this;
    }

    public Sheet revert(Revert agreed) {
      revert = Optional.of(agreed);
      return this;
    }

    public Sheet mtu(int octets) {
      mtu = octets;
      return this;
    }

    public Sheet classes(ServiceClasses agreed) {
      classes = agreed;
      return this;
    }

    InterconnectionSheet build() {
      return new InterconnectionSheet(mode, timeout, links, ccm, revert, mtu, classes);
    }
  }

  public AuditCase gate() {
    return gate(new Sheet());
  }

  public AuditCase gate(Sheet sheet) {
    return gate(Rank.NOMINAL, sheet);
  }

  public AuditCase gate(Rank rank, Sheet sheet) {
    return gate(HUB, rank, Scope.LOCAL, sheet, Optional.empty());
  }

  public AuditCase gate(InterfaceRef at, Rank rank, Scope scope, Sheet sheet,
      Optional<MulticastInterconnection> multicast) {
    gates.add(new Gate("g" + (gates.size() + 1), at, rank, scope, sheet.build(), multicast));
    return this;
  }

  /// A gate with a multicast interconnection.
  public AuditCase gate(Rank rank, Scope scope, MulticastInterconnection multicast) {
    return gate(HUB, rank, scope, new Sheet(), Optional.of(multicast));
  }

  public static MulticastInterconnection interconnection(String... msdpPeers) {
    return new MulticastInterconnection(4000, Optional.empty(), Ipv4Prefix.parse("192.31.196.64/30"),
        Ipv4Address.parse(PEER), true, Stream.of(msdpPeers).map(Ipv4Address::parse).toList(),
        Optional.of(200));
  }

  public AuditCase olt(int svlan, VlanRange... cvlans) {
    olts.add(new Olt("olt" + (olts.size() + 1), svlan, List.of(cvlans), Optional.of(SPOKE), "g1",
        Optional.empty()));
    return this;
  }

  public AuditCase olt(Olt olt) {
    olts.add(olt);
    return this;
  }

  public AuditCase plan() {
    planned = true;
    return this;
  }

  public AuditCase sourceSpecific() {
    sourceSpecific = true;
    return plan();
  }

  public AuditCase group(String address) {
    return group(address, null, "");
  }

  public AuditCase group(String address, @Nullable String source, String exception) {
    return group(new Group(Ipv4Address.parse(address), Optional.ofNullable(source).map(Ipv4Address::parse),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), exception));
  }

  public AuditCase group(String address, String from, String to, String fromDeclared, String toDeclared) {
    return group(
        new Group(Ipv4Address.parse(address), Optional.empty(), date(from), date(to), date(fromDeclared),
            date(toDeclared), ""));
  }

  private static Optional<LocalDate> date(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
  }

  public AuditCase group(Group group) {
    groups.add(group);
    return plan();
  }

  public AuditCase as(Optional<Long> number) {
    as = number;
    return this;
  }

  public AuditCase blocks(String... declared) {
    blocks = Stream.of(declared).map(Ipv4Prefix::parse).toList();
    return plan();
  }

  public AuditCase seen(Duration watched, String... addresses) {
    watchedSince = NOW.minus(watched);
    seen = Stream.of(addresses).map(Ipv4Address::parse).collect(Collectors.toSet());
    return this;
  }

  public AuditCase hub(SampleReading reading) {
    readings.put("hub1", reading.build());
    return this;
  }

  public AuditCase spoke(SampleReading reading) {
    readings.put("spoke1", reading.build());
    return this;
  }

  public AuditCase history(LinkHistory kept) {
    history = kept;
    return this;
  }

  public AuditInput input() {
    Topology topology = new Topology(new Client("Client A", "CLA", as),
        List.of(new Plaque("p", List.of(new Nro("n", olts)))), gates,
        planned ? Optional.of(new MulticastPlan(sourceSpecific, blocks, groups)) : Optional.empty());
    return new AuditInput(topology, readings,
        SeenGroups.of(topology.multicast(), seen, watchedSince), history, NOW, TODAY);
  }

  /// What a rule finds.
  public List<String> check(AuditRule rule) {
    FindingList findings = new FindingList(rule.name());
    rule.check(input(), findings);
    return findings.kept().stream()
        .map(each -> each.outcome() + " " + each.subject() + " | " + each.expected() + " | "
            + each.observed() + (each.note().isEmpty() ? "" : " | " + each.note()))
        .toList();
  }
}
