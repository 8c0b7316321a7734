package org.nroagent.agent.command;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.http.ReadingDocument;
import org.nroagent.agent.meter.Meterability;
import org.nroagent.daemon.http.Json.Unsigned;
import org.nroagent.model.reading.CounterSample;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.InterfaceReading;

/// The JSON of `probe`: maps whose keys scripts rely on, for [org.nroagent.daemon.http.Json].
final class ProbeJson {
  private ProbeJson() {}

  /// @param reading what the device said
  /// @param readAt when, on the wall clock
  /// @param slot length of a slot, which decides on what can be metered
  static Map<String, @Nullable Object> of(DeviceReading reading, Instant readAt, Duration slot) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("sysName", reading.system().sysName());
    json.put("sysObjectId", reading.system().sysObjectId());
    json.put("profile", reading.system().profile());
    json.put("source", reading.system().source());
    json.put("readAt", readAt);
    json.put("upTimeSeconds",
        reading.upTimeSeconds().isPresent() ? reading.upTimeSeconds().getAsLong() : null);
    json.put("sampleClock", reading.system().sampleClock().word());
    json.put("interfaces", reading.interfaces().stream().map(each -> ofInterface(each, slot)).toList());
    json.put("lags", ReadingDocument.lags(reading.lags()));
    json.put("meps", ReadingDocument.meps(reading.meps()));
    json.put("igmpGroups", ReadingDocument.igmpGroups(reading.igmpGroups()));
    json.put("pseudowires", ReadingDocument.pseudowires(reading.pseudowires()));
    json.put("igmpInterfaces", ReadingDocument.igmpInterfaces(reading.igmpInterfaces()));
    json.put("sessions", ReadingDocument.sessions(reading.sessions()));
    json.put("classesOfService", ReadingDocument.classesOfService(reading.classesOfService()));
    json.put("bgpPaths", reading.bgpPaths());
    json.put("tables", ReadingDocument.tables(reading.tables()));
    json.put("warnings", reading.warnings());
    return json;
  }

  private static Map<String, @Nullable Object> ofInterface(InterfaceReading reading, Duration slot) {
    Optional<String> obstacle = Meterability.obstacle(reading, slot);
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", reading.name());
    json.put("ifIndex", Integer.toUnsignedLong(reading.ifIndex()));
    json.put("alias", reading.alias());
    json.put("type", reading.type());
    json.put("adminStatus", reading.adminStatus());
    json.put("operStatus", reading.operStatus());
    json.put("speedMbps", reading.speedMbps());
    json.put("mtu", reading.mtu());
    json.put("inOctets", count(reading.inOctets()));
    json.put("outOctets", count(reading.outOctets()));
    json.put("counterBits", counterBits(reading));
    json.put("discontinuity", reading.discontinuityTicks());
    json.put("meterable", obstacle.isEmpty());
    json.put("notMeterableReason", obstacle.orElse(null));
    json.put("inDiscards", count(reading.drops().inDiscards()));
    json.put("outDiscards", count(reading.drops().outDiscards()));
    json.put("inErrors", count(reading.drops().inErrors()));
    json.put("outErrors", count(reading.drops().outErrors()));
    json.put("lastChangeTicks", reading.lastChangeTicks());
    json.put("autoNegotiation", reading.link().autoNegotiation());
    json.put("mauType", reading.link().mauType());
    json.put("bpdusReceived", count(reading.link().bpdusReceived()));
    return json;
  }

  private static @Nullable Unsigned count(@Nullable CounterSample counter) {
    return counter == null ? null : new Unsigned(counter.count());
  }

  /// The narrower of both counters, null without any.
  static @Nullable Integer counterBits(InterfaceReading reading) {
    CounterSample in = reading.inOctets();
    CounterSample out = reading.outOctets();
    if (in == null) {
      return out == null ? null : out.bits();
    }
    return out == null ? in.bits() : Math.min(in.bits(), out.bits());
  }
}
