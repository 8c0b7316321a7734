package org.nroagent.agent.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.figure.Certificate;
import org.nroagent.model.figure.DiscardedSlots;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.Provenance;
import org.nroagent.model.figure.SlotFormula;

/// An explained figure for programs: what `percentile` gives, and what explains it.
final class ExplanationJson {
  private ExplanationJson() {}

  static ObjectNode of(Explanation explanation) {
    Certificate certificate = explanation.month().certificate();
    MonthFigure figure = certificate.figure();
    Provenance provenance = explanation.month().provenance();
    BigDecimal capacity = explanation.month().capacityMbps().orElse(null);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("interface", explanation.month().series());
    json.setAll(new PercentileReport(figure, certificate.digest(), capacity, null).json());
    json.put("from", figure.month().start().toString());
    json.put("to", figure.month().end().toString());
    json.put("slotSeconds", figure.grid().seconds());
    direction(json.get("in"), certificate.inRetainedSlot(), explanation.month().in());
    direction(json.get("out"), certificate.outRetainedSlot(), explanation.month().out());
    json.put("interpolated", certificate.interpolated());
    ObjectNode missing = json.putObject("missing");
    certificate.missing()
        .forEach((reason, count) -> missing.put(reason.name().toLowerCase(Locale.ROOT), count));
    json.put("missingSlots", certificate.missingSlots());
    json.put("unrecorded", certificate.unrecorded());
    json.put("billableCoveragePercent", figure.billableCoveragePercent());
    json.put("includesMulticast", explanation.includesMulticast().orElse(null));
    json.put("billable", explanation.billable().orElse(null));
    json.put("evidence", explanation.evidence().name().toLowerCase(Locale.ROOT));
    json.put("capacityOrigin", provenance.capacity().map(origin -> origin.kind().word()).orElse(null));
    json.put("capacityAsOf", provenance.capacity().map(origin -> origin.asOf().toString()).orElse(null));
    json.put("wholeFrom", provenance.wholeFrom().map(Instant::toString).orElse(null));
    json.put("ringBegins", explanation.begins().map(Instant::toString).orElse(null));
    json.put("role", provenance.role().orElse(null));
    json.put("device", provenance.place().map(Provenance.Place::device).orElse(null));
    json.put("ifName", provenance.place().map(Provenance.Place::ifName).orElse(null));
    json.set("formula", formula(provenance.sum(explanation.month().series())));
    json.set("configuredFormula", formula(explanation.configured()));
    json.set("kept", kept(explanation.kept()));
    return json;
  }

  private static void direction(Object node, @Nullable Instant retained, Optional<DiscardedSlots> evidence) {
    if (node instanceof ObjectNode direction) {
      direction.put("retainedSlot", retained == null ? null : retained.toString());
      evidence.ifPresent(slots -> evidence(direction.putObject("discardedSlots"), slots));
    }
  }

  private static void evidence(ObjectNode json, DiscardedSlots evidence) {
    json.put("count", evidence.count());
    json.put("leftOut", evidence.leftOut());
    ArrayNode hours = json.putArray("byHour");
    evidence.byHour().forEach(hours::add);
    if (evidence.atLeastPercent().isEmpty()) {
      json.putNull("atLeastPercent");
    } else {
      ObjectNode shares = json.putObject("atLeastPercent");
      evidence.atLeastPercent().forEach((percent, count) -> shares.put(percent.toString(), count));
    }
  }

  private static JsonNode formula(Optional<SlotFormula> formula) {
    if (formula.isEmpty()) {
      return JsonNodeFactory.instance.nullNode();
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    formula.get().plus().forEach(json.putArray("plus")::add);
    formula.get().minus().forEach(json.putArray("minus")::add);
    return json;
  }

  private static ObjectNode kept(KeptFigure kept) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode differences = json.arrayNode();
    ArrayNode remarks = json.arrayNode();
    String state = switch (kept) {
      case KeptFigure.None _ -> "none";
      case KeptFigure.Alone _ -> "only";
      case KeptFigure.Agrees agrees -> {
        agrees.remarks().forEach(remarks::add);
        yield "agrees";
      }
      case KeptFigure.Differs differs -> {
        differs.differences().forEach(differences::add);
        yield "differs";
      }
    };
    json.put("state", state);
    json.set("differences", differences);
    json.set("remarks", remarks);
    return json;
  }
}
