package org.nroagent.model.reachability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.DeviceReading.SystemReading;
import org.nroagent.model.reading.LacpState;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.MepReading;
import org.nroagent.model.reading.SampleTime;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.StateRow;
import org.nroagent.model.state.Subject;
import org.nroagent.model.state.ToldEntry;
import org.nroagent.model.state.ToldStates;

/// Two hubs, a spoke and what they say, to be changed word by word.
final class Network {
  static final Instant START = Instant.parse("2026-11-18T10:00:00Z");
  static final LinkAt ACCESS = new LinkAt("spoke1", "lag-1");
  static final LinkAt GATE_A = new LinkAt("hub1", "lag-1");
  static final LinkAt GATE_B = new LinkAt("hub2", "lag-1");
  static final Delivery NOMINAL = new Delivery("A", Optional.of(GATE_A), false, Optional.of("pw-1"),
      Optional.empty());
  static final Delivery STANDBY = new Delivery("B", Optional.of(GATE_B), false, Optional.of("pw-2"),
      Optional.empty());
  private static final LacpState SYNCHRONIZED = LacpState.ofLacpduOctet(0x3d);
  static final Route ROUTE = new Route(ACCESS, List.of(NOMINAL, STANDBY));

  /// Gates with connectivity fault management.
  static final Route WATCHED = new Route(ACCESS, List.of(
      new Delivery("A", Optional.of(GATE_A), true, Optional.of("pw-1"), Optional.empty()),
      new Delivery("B", Optional.of(GATE_B), true, Optional.of("pw-2"), Optional.empty())));

  private final Map<String, Map<Subject, ToldEntry>> rows = new HashMap<>();
  private final Map<String, DeviceReading> readings = new HashMap<>();
  private final Set<String> silent = new HashSet<>();

  Network() {
    List.of("spoke1", "spoke2", "hub1", "hub2").forEach(device -> {
      readings.put(device, reading());
      lag(device, "lag-1", "up", "full");
    });
    List.of("spoke1", "spoke2").forEach(spoke -> {
      pseudowire(spoke, "pw-1", "up", "active", "none");
      pseudowire(spoke, "pw-2", "up", "standby", "none");
    });
  }

  /// A gate with a 10G member per end point, each with what it says of its remote one.
  Network gate(String device, String... remotes) {
    List<LagReading.Member> members = new ArrayList<>();
    List<MepReading> meps = new ArrayList<>();
    for (int i = 0; i < remotes.length; i++) {
      String port = "xe-" + i;
      members.add(new LagReading.Member(port, i, true, SYNCHRONIZED, SYNCHRONIZED, "",
          new LagReading.Port(true, LagReading.States.BOTH, 0, 0, OptionalInt.empty(), OptionalInt.empty(),
              "up", 10_000, "",
              "")));
      meps.add(new MepReading("MD", 1, "MA_" + i, 100 * (i + 1) + 1, 10_000, "none", List.of(),
          List.of(new MepReading.Remote(100 * (i + 1), remotes[i], false, "")),
          new MepReading.Local(port, "down", true, true, "", OptionalInt.empty())));
      row(device, new Subject(Subject.Kind.MEP, "MD/MA_" + i + "/" + (100 * (i + 1) + 1)), StateRow.PRESENT,
          "none",
          "none");
      row(device,
          new Subject(Subject.Kind.REMOTE_MEP,
              "MD/MA_" + i + "/" + (100 * (i + 1) + 1) + "/" + 100 * (i + 1)),
          StateRow.PRESENT, remotes[i], "no", "", "");
    }
    readings.put(device, reading(List.of(new LagReading("lag-1", 900, "up", members)), meps));
    return this;
  }

  /// The gate's reading has other end points than before; what was told stays.
  Network endPoints(String device, UnaryOperator<List<MepReading>> change) {
    readings.computeIfPresent(device, (_, before) -> reading(before.lags(), change.apply(before.meps())));
    return this;
  }

  private static DeviceReading reading() {
    return reading(List.of(), List.of());
  }

  private static DeviceReading reading(List<LagReading> lags, List<MepReading> meps) {
    return new DeviceReading(new SystemReading("snmp", "x", "", "standard", OptionalLong.empty(), ""),
        new SampleTime(0, 0, 0L), List.of(), true, lags, meps, List.of(), List.of(), List.of());
  }

  Network row(String device, Subject subject, String... words) {
    rows.computeIfAbsent(device, _ -> new HashMap<>())
        .put(subject, ToldEntry.of(StateRow.of(subject.kind(), words)));
    return this;
  }

  Network lag(String device, String name, String operStatus, String state) {
    return row(device, new Subject(Subject.Kind.LAG, name), StateRow.PRESENT, operStatus, "up", state, "");
  }

  Network pseudowire(String device, String name, String status, String role, String remote) {
    return row(device, new Subject(Subject.Kind.PSEUDOWIRE, name), StateRow.PRESENT, status, role, "none",
        remote);
  }

  Network gone(String device, String lag) {
    return gone(device, new Subject(Subject.Kind.LAG, lag));
  }

  /// It was told that something is not there any more.
  Network gone(String device, Subject subject) {
    ToldEntry entry = rows.getOrDefault(device, Map.of()).get(subject);
    if (entry != null) {
      rows.getOrDefault(device, new HashMap<>()).put(subject,
          ToldEntry.of(entry.row().with(Aspect.PRESENCE, StateRow.MISSING)));
    }
    return this;
  }

  Network cut(String device, TableKind table) {
    readings.computeIfPresent(device, (_, reading) -> reading.withTable(table, TableState.CUT));
    return this;
  }

  /// The table has no rows at all.
  Network absent(String device, TableKind table) {
    readings.computeIfPresent(device, (_, reading) -> reading.withTable(table, TableState.ABSENT));
    return this;
  }

  Network silent(String device) {
    silent.add(device);
    return this;
  }

  Network answers(String device) {
    silent.remove(device);
    return this;
  }

  Evidence evidence() {
    Map<String, Evidence.OfDevice> devices = new HashMap<>();
    readings.forEach((device, reading) -> devices.put(device,
        new Evidence.OfDevice(ToldStates.of(rows.getOrDefault(device, Map.of())),
            silent.contains(device) ? Optional.empty() : Optional.of(reading))));
    return new Evidence(devices);
  }

  Map<String, Verdict> judge(List<Place> places) {
    return Judge.all(places, evidence(), readings.keySet());
  }

  /// The verdict on the one OLT of the route.
  Verdict judge(Route route) {
    Verdict verdict = judge(List.of(Place.ofOlt("N", "olt", route))).get("N/olt");
    if (verdict == null) {
      throw new AssertionError("not judged");
    }
    return verdict;
  }
}
