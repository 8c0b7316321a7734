package org.nroagent.agent.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nroagent.agent.snapshot.DeviceSnapshot;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.IgmpGroupReading;
import org.nroagent.model.reading.LacpState;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.MepReading;
import org.nroagent.model.reading.PseudowireReading;

/// Parts of a reading under the names that `probe --format json` gives them, ready for
/// [org.nroagent.daemon.http.Json].
public final class ReadingDocument {
  private ReadingDocument() {}

  /// Takes one part out of a reading.
  @FunctionalInterface
  interface Part {
    List<?> of(DeviceReading reading);
  }

  /// One part of the last reading of a device, with the device and how old it is.
  static Map<String, Object> of(DeviceSnapshot device, String name, Part part) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("device", device.name());
    document.put("state", PollState.of(device));
    document.put("readAt", device.readAt());
    document.put(name, device.reading().<List<?>>map(part::of).orElse(List.of()));
    return document;
  }

  /// Link aggregation groups.
  public static List<?> lags(List<LagReading> lags) {
    return lags.stream().map(lag -> {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("name", lag.name());
      document.put("ifIndex", lag.ifIndex());
      document.put("operStatus", lag.operStatus());
      document.put("members", lag.members().stream().map(ReadingDocument::member).toList());
      return document;
    }).toList();
  }

  private static Map<String, Object> member(LagReading.Member member) {
    LacpState actor = member.actor();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", member.name());
    document.put("ifIndex", member.ifIndex());
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
    return document;
  }

  /// Maintenance end points. The components of the reading have the documented names already.
  public static List<?> meps(List<MepReading> meps) {
    return meps;
  }

  /// Multicast groups.
  public static List<?> igmpGroups(List<IgmpGroupReading> groups) {
    return groups.stream().map(group -> {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("interface", group.interfaceName());
      document.put("group", group.group());
      document.put("version", group.version());
      document.put("lastReporter", group.lastReporter());
      document.put("upTimeSeconds", group.upTimeSeconds());
      return document;
    }).toList();
  }

  /// Pseudowires. The components of the reading have the documented names already.
  public static List<?> pseudowires(List<PseudowireReading> pseudowires) {
    return pseudowires;
  }
}
