package org.nroagent.agent.command;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.meter.Meterability;
import org.nroagent.daemon.http.Json.Unsigned;
import org.nroagent.model.reading.CounterSample;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.IgmpGroupReading;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.MepReading;
import org.nroagent.model.reading.PseudowireReading;

/// The JSON of `probe`: maps whose keys scripts rely on, for [org.nroagent.daemon.http.Json].
final class ProbeJson {
  private static final int TICKS_PER_SECOND = 100;

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
    json.put("upTimeSeconds", reading.time().upTimeTicks() / TICKS_PER_SECOND);
    json.put("interfaces", reading.interfaces().stream().map(each -> ofInterface(each, slot)).toList());
    json.put("lags", reading.lags().stream().map(ProbeJson::ofLag).toList());
    json.put("meps", reading.meps().stream().map(ProbeJson::ofMep).toList());
    json.put("igmpGroups", reading.igmpGroups().stream().map(ProbeJson::ofGroup).toList());
    json.put("pseudowires", reading.pseudowires().stream().map(ProbeJson::ofPseudowire).toList());
    json.put("warnings", reading.warnings());
    return json;
  }

  private static Map<String, @Nullable Object> ofInterface(InterfaceReading reading, Duration slot) {
    Optional<String> obstacle = Meterability.obstacle(reading, slot);
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", reading.name());
    json.put("ifIndex", reading.ifIndex());
    json.put("alias", reading.alias());
    json.put("type", reading.type());
    json.put("adminStatus", reading.adminStatus());
    json.put("operStatus", reading.operStatus());
    json.put("speedMbps", reading.speedMbps());
    json.put("mtu", reading.mtu());
    json.put("inOctets", octets(reading.inOctets()));
    json.put("outOctets", octets(reading.outOctets()));
    json.put("counterBits", counterBits(reading));
    json.put("discontinuity", reading.discontinuityTicks());
    json.put("meterable", obstacle.isEmpty());
    json.put("notMeterableReason", obstacle.orElse(null));
    return json;
  }

  private static @Nullable Unsigned octets(@Nullable CounterSample counter) {
    return counter == null ? null : new Unsigned(counter.octets());
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

  private static Map<String, @Nullable Object> ofLag(LagReading lag) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", lag.name());
    json.put("ifIndex", lag.ifIndex());
    json.put("operStatus", lag.operStatus());
    json.put("members", lag.members().stream().map(ProbeJson::ofMember).toList());
    return json;
  }

  private static Map<String, @Nullable Object> ofMember(LagReading.Member member) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", member.name());
    json.put("ifIndex", member.ifIndex());
    json.put("collecting", member.actor().collecting());
    json.put("distributing", member.actor().distributing());
    json.put("synchronized", member.actor().synchronization());
    json.put("timeout", member.actor().shortTimeout() ? "short" : "long");
    json.put("activity", member.actor().activity() ? "active" : "passive");
    json.put("expired", member.actor().expired());
    json.put("defaulted", member.actor().defaulted());
    json.put("attached", member.attached());
    json.put("actorState", LacpWords.of(member.actor()));
    json.put("partnerState", LacpWords.of(member.partner()));
    json.put("partnerSystem", member.partnerSystem());
    return json;
  }

  private static Map<String, @Nullable Object> ofMep(MepReading mep) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("mdName", mep.mdName());
    json.put("mdLevel", mep.mdLevel());
    json.put("maName", mep.maName());
    json.put("mepId", mep.mepId());
    json.put("ccmIntervalMillis", mep.ccmIntervalMillis());
    json.put("highestDefect", mep.highestDefect());
    json.put("defects", mep.defects());
    json.put("remotes", mep.remotes());
    return json;
  }

  private static Map<String, @Nullable Object> ofGroup(IgmpGroupReading group) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("interface", group.interfaceName());
    json.put("group", group.group());
    json.put("version", group.version());
    json.put("lastReporter", group.lastReporter());
    json.put("upTimeSeconds", group.upTimeSeconds());
    return json;
  }

  private static Map<String, @Nullable Object> ofPseudowire(PseudowireReading pseudowire) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", pseudowire.name());
    json.put("operStatus", pseudowire.operStatus());
    json.put("standby", pseudowire.standby());
    json.put("remoteStatus", pseudowire.remoteStatus());
    return json;
  }
}
