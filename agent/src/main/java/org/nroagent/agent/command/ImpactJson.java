package org.nroagent.agent.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.Fraction;
import org.nroagent.model.TermsVersion;
import org.nroagent.model.impact.Criterion;
import org.nroagent.model.impact.IncidentImpact;
import org.nroagent.model.impact.Period;
import org.nroagent.model.impact.RegulationProfile;
import org.nroagent.model.impact.Segment;
import org.nroagent.model.impact.ServiceImpact;
import org.nroagent.model.notice.NoticeDraft;

/// Impacts for programs. Rounding happens here and nowhere else.
final class ImpactJson {
  private ImpactJson() {}

  /// @param profile where it has other versions than the one that ships, each incident names its own
  /// @param drafts empty where none were asked for
  static ObjectNode of(List<IncidentImpact> impacts, RegulationProfile profile,
      Optional<List<NoticeDraft>> drafts) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode incidents = json.putArray("incidents");
    impacts.forEach(impact -> {
      ObjectNode incident = incident(impact);
      if (profile.versions().size() > 1 || !impact.regulation().version().shipped()) {
        incident.set("judgedBy", version(impact.regulation().version()));
      }
      incidents.add(incident);
    });
    drafts.ifPresent(written -> {
      ArrayNode array = json.putArray("drafts");
      written.forEach(draft -> array.addObject().put("recipient", draft.recipient())
          .put("subject", draft.subject()).put("body", draft.body()));
    });
    return json;
  }

  private static ObjectNode incident(IncidentImpact impact) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", impact.incident().id());
    ArrayNode services = json.putArray("services");
    impact.services().forEach(service -> services.add(service(service)));
    json.put("notifiable", impact.notifiable());
    json.put("preNotificationDue", date(impact.preNotificationDue()));
    json.put("finalNotificationDue", date(impact.finalNotificationDue()));
    return json;
  }

  private static ObjectNode version(TermsVersion version) {
    return JsonNodeFactory.instance.objectNode().put("id", version.id()).put("title", version.title())
        .put("validFrom", version.validFrom().toString()).put("source", version.source());
  }

  private static ObjectNode service(ServiceImpact impact) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("service", impact.service().id());
    ArrayNode segments = json.putArray("segments");
    impact.segments().forEach(segment -> segments.add(segment(segment)));
    json.put("notifiable", impact.notifiable());
    json.put("criterion", impact.criterion().map(Criterion::name).orElse(null));
    return json;
  }

  private static ObjectNode segment(Segment segment) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("from", segment.from().toString());
    json.put("to", segment.to().toString());
    json.put("period", segment.period().map(Period::name).orElse(null));
    json.put("affectedUsers", whole(segment.users()));
    json.put("totalUsers", segment.totalUsers().map(ImpactJson::whole).orElse(null));
    json.put("ratePercent",
        segment.ratePercent().map(rate -> rate.toDecimal(4).toPlainString()).orElse(null));
    return json;
  }

  private static BigInteger whole(Fraction users) {
    return users.toDecimal(0).toBigIntegerExact();
  }

  private static @Nullable String date(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse(null);
  }
}
