package org.nroagent.agent.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.snapshot.DeviceSnapshot;
import org.nroagent.daemon.http.Json.Unsigned;
import org.nroagent.model.reading.ClassOfServiceReading;
import org.nroagent.model.reading.CounterSample;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.IgmpGroupReading;
import org.nroagent.model.reading.IgmpInterfaceReading;
import org.nroagent.model.reading.LacpState;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.MepReading;
import org.nroagent.model.reading.PseudowireReading;
import org.nroagent.model.reading.SessionReading;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;

/// Parts of a reading under the names that `probe --format json` gives them, ready for
/// [org.nroagent.daemon.http.Json].
public final class ReadingDocument {
  private ReadingDocument() {}

  /// Takes one part out of a reading.
  @FunctionalInterface
  interface Part {
    List<?> of(DeviceReading reading);
  }

  /// One part of the last reading of a device, with the device, how old it is, and what was told of it beside.
  static Map<String, Object> of(DeviceSnapshot device, String name, Set<TableKind> tables, Part part) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("device", device.name());
    document.put("state", PollState.of(device));
    document.put("readAt", device.readAt());
    ToldDocument.put(document, device.told(), tables);
    document.put(name, device.reading().<List<?>>map(part::of).orElse(List.of()));
    return document;
  }

  /// How far each kind of table was read.
  public static Map<String, ?> tables(Map<TableKind, TableState> tables) {
    Map<String, TableState> document = new LinkedHashMap<>();
    for (TableKind kind : TableKind.values()) {
      document.put(kind.name(), tables.getOrDefault(kind, TableState.NOT_READ));
    }
    return document;
  }

  /// Link aggregation groups.
  public static List<?> lags(List<LagReading> lags) {
    return lags.stream().map(lag -> {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("name", lag.name());
      document.put("ifIndex", Integer.toUnsignedLong(lag.ifIndex()));
      document.put("operStatus", lag.operStatus());
      document.put("members", lag.members().stream().map(ReadingDocument::member).toList());
      LagReading.Aggregator aggregator = lag.aggregator();
      document.put("key", aggregator.key());
      document.put("actorSystem", aggregator.actorSystem());
      document.put("partnerSystem", aggregator.partnerSystem());
      document.put("minimumLinks", aggregator.minimumLinks());
      document.put("loadSharing", aggregator.loadSharing());
      return document;
    }).toList();
  }

  private static Map<String, @Nullable Object> member(LagReading.Member member) {
    LacpState actor = member.actor();
    LagReading.Port port = member.port();
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("name", member.name());
    document.put("ifIndex", Integer.toUnsignedLong(member.ifIndex()));
    document.put("collecting", actor.collecting());
    document.put("distributing", actor.distributing());
    document.put("synchronized", actor.synchronization());
    document.put("timeout", actor.shortTimeout() ? "short" : "long");
    document.put("activity", actor.activity() ? "active" : "passive");
    document.put("expired", actor.expired());
    document.put("defaulted", actor.defaulted());
    document.put("attached", member.attached());
    document.put("actorState", actor.words());
    document.put("partnerState", member.partner().words());
    document.put("partnerSystem", member.partnerSystem());
    document.put("configured", port.configured());
    document.put("statesKnown", port.statesKnown());
    document.put("partnerStatesKnown", port.partnerKnown());
    document.put("selectedAggregator", Integer.toUnsignedLong(port.selectedAggregator()));
    document.put("attachedAggregator", Integer.toUnsignedLong(port.attachedAggregator()));
    document.put("actorKey", port.actorKey());
    document.put("partnerKey", port.partnerKey());
    document.put("operStatus", port.operStatus());
    document.put("speedMbps", port.speedMbps());
    document.put("muxState", port.muxState());
    document.put("rxState", port.rxState());
    return document;
  }

  /// Maintenance end points.
  public static List<?> meps(List<MepReading> meps) {
    return meps.stream().map(mep -> {
      MepReading.Local local = mep.local();
      Map<String, @Nullable Object> document = new LinkedHashMap<>();
      document.put("mdName", mep.mdName());
      document.put("mdLevel", mep.mdLevel() < 0 ? null : mep.mdLevel());
      document.put("maName", mep.maName());
      document.put("mepId", mep.mepId());
      document.put("ccmIntervalMillis", mep.ccmIntervalMillis());
      document.put("highestDefect", mep.highestDefect());
      document.put("defects", mep.defects());
      document.put("remotes", mep.remotes());
      document.put("ifName", local.ifName());
      document.put("direction", local.direction());
      document.put("active", local.active());
      document.put("ccmEnabled", local.ccmEnabled());
      document.put("mac", local.mac());
      document.put("primaryVid", local.primaryVid());
      return document;
    }).toList();
  }

  /// Multicast groups.
  public static List<?> igmpGroups(List<IgmpGroupReading> groups) {
    return groups.stream().map(group -> {
      Map<String, @Nullable Object> document = new LinkedHashMap<>();
      document.put("interface", group.interfaceName());
      document.put("group", group.group());
      document.put("version", group.version());
      document.put("lastReporter", group.lastReporter());
      document.put("upTimeSeconds", group.upTimeSeconds());
      document.put("expirySeconds", group.expirySeconds());
      document.put("filterMode", group.filterMode());
      document.put("sources", group.sources());
      return document;
    }).toList();
  }

  /// Interfaces that listen for members of multicast groups.
  public static List<?> igmpInterfaces(List<IgmpInterfaceReading> interfaces) {
    return interfaces.stream().map(each -> {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("interface", each.interfaceName());
      document.put("version", each.version());
      document.put("groups", each.groups());
      document.put("memberships", each.memberships());
      return document;
    }).toList();
  }

  /// Pseudowires.
  public static List<?> pseudowires(List<PseudowireReading> pseudowires) {
    return pseudowires.stream().map(pseudowire -> {
      PseudowireReading.Circuit circuit = pseudowire.circuit();
      Map<String, @Nullable Object> document = new LinkedHashMap<>();
      document.put("name", pseudowire.name());
      document.put("operStatus", pseudowire.operStatus());
      document.put("standby", pseudowire.standby());
      document.put("remoteStatus", pseudowire.remoteStatus());
      document.put("peer", circuit.peer());
      document.put("pwId", circuit.pwId());
      document.put("type", circuit.type());
      document.put("localStatus", circuit.localStatus());
      document.put("upTimeSeconds", circuit.upTimeSeconds());
      document.put("lastChangeTicks", circuit.lastChangeTicks());
      document.put("role", circuit.role());
      document.put("group", circuit.group());
      return document;
    }).toList();
  }

  /// Sessions with neighbours. The components of the reading have the documented names already.
  public static List<?> sessions(List<SessionReading> sessions) {
    return sessions;
  }

  /// Counters per class of service.
  public static List<?> classesOfService(List<ClassOfServiceReading> classes) {
    return classes.stream().map(each -> {
      Map<String, @Nullable Object> document = new LinkedHashMap<>();
      document.put("ifName", each.ifName());
      document.put("direction", each.direction());
      document.put("className", each.className());
      document.put("packets", count(each.packets()));
      document.put("octets", count(each.octets()));
      document.put("drops", count(each.drops()));
      return document;
    }).toList();
  }

  private static @Nullable Unsigned count(@Nullable CounterSample counter) {
    return counter == null ? null : new Unsigned(counter.count());
  }
}
