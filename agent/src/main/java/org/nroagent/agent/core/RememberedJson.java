package org.nroagent.agent.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nroagent.agent.source.RequestLimits;

/// The part of [KeptState] that is remembered over crashes. Software that remembers more adds members, which this one
/// passes over.
///
/// ```
/// {NAME:{"sysObjectId":TEXT,"engineId":TEXT,"mbps":{IFNAME:SPEED…},"lags":{IFNAME:{IFNAME:SPEED…}…},
///   "limits":{"sysObjectId":TEXT,"cells":NUMBER,"growAfterReadings":NUMBER}}…}       "limits" only where there are any
/// ```
final class RememberedJson {
  private RememberedJson() {}

  static void encode(Map<String, RememberedDevice> devices, ObjectNode json) {
    new TreeMap<>(devices).forEach((name, device) -> {
      ObjectNode each = json.putObject(name).put("sysObjectId", device.sysObjectId())
          .put("engineId", device.engineId());
      putSpeeds(device.mbps(), each.putObject("mbps"));
      ObjectNode lags = each.putObject("lags");
      new TreeMap<>(device.lags()).forEach((lag, members) -> putSpeeds(members, lags.putObject(lag)));
      device.limits()
          .ifPresent(limits -> each.putObject("limits").put("sysObjectId", limits.sysObjectId())
              .put("cells", limits.cells()).put("growAfterReadings", limits.growAfterReadings()));
    });
  }

  static Map<String, RememberedDevice> decode(JsonNode json) throws IOException {
    Map<String, RememberedDevice> devices = new HashMap<>();
    for (var device : object(json).properties()) {
      JsonNode said = object(device.getValue());
      Map<String, Map<String, Long>> lags = new HashMap<>();
      for (var lag : object(said.path("lags")).properties()) {
        lags.put(lag.getKey(), speeds(lag.getValue()));
      }
      devices.put(device.getKey(), new RememberedDevice(said.path("sysObjectId").asText(),
          said.path("engineId").asText(), speeds(said.path("mbps")), lags, limits(said.path("limits"))));
    }
    return devices;
  }

  private static void putSpeeds(Map<String, Long> mbps, ObjectNode json) {
    new TreeMap<>(mbps).forEach(json::put);
  }

  private static Map<String, Long> speeds(JsonNode json) throws IOException {
    Map<String, Long> speeds = new HashMap<>();
    for (var each : object(json).properties()) {
      if (!each.getValue().canConvertToLong() || each.getValue().asLong() < 0) {
        throw new IOException("a speed in Mbit/s is a whole number, not " + each.getValue());
      }
      speeds.put(each.getKey(), each.getValue().asLong());
    }
    return speeds;
  }

  private static Optional<RequestLimits> limits(JsonNode json) throws IOException {
    if (json.isMissingNode()) {
      return Optional.empty();
    }
    JsonNode limits = object(json);
    return Optional.of(new RequestLimits(limits.path("sysObjectId").asText(), limits.path("cells").asInt(),
        limits.path("growAfterReadings").asInt()));
  }

  private static JsonNode object(JsonNode json) throws IOException {
    if (!json.isObject() && !json.isMissingNode()) {
      throw new IOException("an object was expected, not " + json.getNodeType());
    }
    return json;
  }
}
