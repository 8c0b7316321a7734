package org.nroagent.agent.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.core.KeptState.KeptDevice;
import org.nroagent.agent.meter.KeptColumn;
import org.nroagent.agent.meter.KeptColumn.Counters;
import org.nroagent.agent.meter.KeptColumn.OpenCount;
import org.nroagent.agent.meter.KeptColumn.OpenPart;
import org.nroagent.model.Direction;
import org.nroagent.model.DropCounter;
import org.nroagent.model.MissingReason;
import org.nroagent.model.metering.CounterBase;
import org.nroagent.model.reading.DeviceReading.SystemReading;

/// The part of [KeptState] that only a clean stop keeps: who answered, and the counters' bases.
///
/// ```
/// {NAME:{"system":{…},"interfaces":{ID:{"ifName":…,"ifIn":…,"in":BASE,"out":BASE,"open":[OPEN…],"drops":DROPS}…}}…}
/// DROPS: see [KeptDropsJson]; may be left out
/// BASE: [count, bits, upTimeTicks, wallMillis, discontinuityTicks or null, speedMbps]
/// OPEN: [startMillis, inOctets, inMillis, outOctets, outMillis, interpolated 0 or 1, code of the missing reason or 0]
/// ```
final class KeptBasesJson {
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private KeptBasesJson() {}

  static void encode(Map<String, KeptDevice> devices, ObjectNode json) {
    devices.forEach((name, device) -> encode(device, json.putObject(name)));
  }

  /// The monotonic clock has a new origin: it is set back from the wall clock.
  ///
  /// @param lead of the wall clock over the monotonic clock now, in milliseconds
  static Map<String, KeptDevice> decode(JsonNode json, long lead) throws IOException {
    Map<String, KeptDevice> devices = new HashMap<>();
    for (var entry : json.properties()) {
      devices.put(entry.getKey(), decodeDevice(entry.getValue(), lead));
    }
    return devices;
  }

  private static void encode(KeptDevice device, ObjectNode json) {
    SystemReading system = device.system();
    ObjectNode who = json.putObject("system").put("source", system.source()).put("sysName", system.sysName())
        .put("sysObjectId", system.sysObjectId()).put("profile", system.profile())
        .put("engineId", system.engineId());
    system.engineBoots().ifPresent(boots -> who.put("engineBoots", boots));
    ObjectNode interfaces = json.putObject("interfaces");
    device.columns().forEach((id, column) -> {
      ObjectNode kept = interfaces.putObject(id);
      Counters counters = column.counters();
      if (counters != null) {
        kept.put("ifName", counters.ifName()).put("ifIn", counters.ifIn().name());
      }
      kept.set("in", encode(column.in()));
      kept.set("out", encode(column.out()));
      ArrayNode open = kept.putArray("open");
      column.open().forEach(part -> open.add(encode(part)));
      KeptDropsJson.encode(column, kept.putObject("drops"));
    });
  }

  static ArrayNode encode(CounterBase base) {
    return JsonNodeFactory.instance.arrayNode().add(base.count()).add(base.bits()).add(base.upTimeTicks())
        .add(base.wallMillis())
        .add(base.discontinuityTicks()).add(base.speedMbps());
  }

  private static ArrayNode encode(OpenPart part) {
    MissingReason reason = part.reason();
    return JsonNodeFactory.instance.arrayNode().add(part.startMillis()).add(part.inOctets())
        .add(part.inMillis())
        .add(part.outOctets()).add(part.outMillis()).add(part.interpolated() ? 1 : 0)
        .add(reason == null ? 0 : reason.code());
  }

  private static OpenPart decodePart(JsonNode json, Map<Long, Map<DropCounter, OpenCount>> drops)
      throws IOException {
    if (json.size() != 7) {
      throw new IOException("an open slot has seven members, not " + json.size());
    }
    int code = json.path(6).asInt();
    return new OpenPart(json.path(0).asLong(), json.path(1).asLong(), json.path(2).asLong(),
        json.path(3).asLong(),
        json.path(4).asLong(), json.path(5).asInt() != 0, code == 0 ? null : MissingReason.ofCode(code),
        drops.getOrDefault(json.path(0).asLong(), Map.of()));
  }

  private static KeptDevice decodeDevice(JsonNode json, long lead) throws IOException {
    JsonNode who = json.path("system");
    JsonNode boots = who.path("engineBoots");
    SystemReading system = new SystemReading(who.path("source").asText(), who.path("sysName").asText(),
        who.path("sysObjectId").asText(), who.path("profile").asText(),
        boots.isIntegralNumber() ? OptionalLong.of(boots.asLong()) : OptionalLong.empty(),
        who.path("engineId").asText());
    Map<String, KeptColumn> columns = new HashMap<>();
    for (var entry : json.path("interfaces").properties()) {
      JsonNode kept = entry.getValue();
      List<OpenPart> open = new ArrayList<>();
      var drops = KeptDropsJson.open(kept.path("drops"));
      for (JsonNode part : kept.path("open")) {
        open.add(decodePart(part, drops));
      }
      columns.put(entry.getKey(),
          new KeptColumn(decodeCounters(kept), decodeBase(kept.path("in"), lead),
              decodeBase(kept.path("out"), lead),
              KeptDropsJson.bases(kept.path("drops"), lead), open));
    }
    return new KeptDevice(system, columns);
  }

  private static @Nullable Counters decodeCounters(JsonNode json) {
    if (!json.has("ifName")) {
      return null;
    }
    return new Counters(json.path("ifName").asText(), Direction.valueOf(json.path("ifIn").asText()));
  }

  static CounterBase decodeBase(JsonNode json, long lead) throws IOException {
    if (json.size() != 6) {
      throw new IOException("a counter's base has six members, not " + json.size());
    }
    long wallMillis = json.path(3).asLong();
    @Nullable
    Long discontinuity = json.path(4).isNull() ? null : json.path(4).asLong();
    return new CounterBase(json.path(0).asLong(), json.path(1).asInt(), json.path(2).asLong(),
        (wallMillis - lead) * NANOS_PER_MILLI, wallMillis, discontinuity, json.path(5).asLong());
  }
}
