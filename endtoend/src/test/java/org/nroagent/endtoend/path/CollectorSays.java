package org.nroagent.endtoend.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.nroagent.collector.config.CollectorConfig;
import org.nroagent.collector.report.NextReports;
import org.nroagent.collector.report.ReferenceSpeedView;
import org.nroagent.collector.report.ReferenceSpeeds;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.model.HalfYear;

/// Parts of what a collector says.
final class CollectorSays {
  private CollectorSays() {}

  /// The service of an incident of `/api/v1/notifications`.
  static JsonNode service(JsonNode incident, String id) {
    for (JsonNode service : incident.get("services")) {
      if (service.get("service").asText().equals(id)) {
        return service;
      }
    }
    throw new AssertionError("no service " + id + ": " + incident.toPrettyString());
  }

  /// The slots of `/api/v1/interfaces/ID/slots`.
  static JsonNode slots(Http page, String interfaceId, Instant from, Instant to) throws Exception {
    JsonNode json = page.json("/api/v1/interfaces/" + interfaceId + "/slots?from=" + from + "&to=" + to);
    return json.isArray() ? json : json.get("slots");
  }

  /// The first reference speed of the second half of 2026, as the command has it.
  static ReferenceSpeedView.Operator referenceSpeed(CollectorConfig config, Instant now) {
    ZoneId zone = ZoneId.of("Europe/Luxembourg");
    HalfYear halfYear = HalfYear.parse("2026-H2");
    return ReferenceSpeedView.of(halfYear, zone, now,
        new ReferenceSpeeds(config.network(), zone, SlotStore.openReader(config.store())).of(halfYear, now),
        NextReports.of(config.network(), LocalDate.ofInstant(now, zone)).orElseThrow()).operators()
        .getFirst();
  }
}
