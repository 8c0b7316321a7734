package org.nroagent.agent.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.nroagent.agent.meter.KeptColumn;
import org.nroagent.agent.meter.KeptColumn.OpenCount;
import org.nroagent.agent.meter.KeptColumn.OpenPart;
import org.nroagent.model.DropCounter;
import org.nroagent.model.metering.CounterBase;

/// The part of [KeptBasesJson] that is about lost packets. It stands beside the octets' members, so that software from before
/// it passes over it, and its own absence costs a slot's drops only.
///
/// ```
/// {"bases":FOUR of BASE, "open":[[startMillis, FOUR of [packets, coveredMillis, spoilt 0 or 1]]…]}
/// FOUR: an array with a value or null for each counter: in discards, out discards, in errors, out errors
/// ```
final class KeptDropsJson {
  private static final int COUNTERS = DropCounter.values().length;
  private static final int MEMBERS_OF_A_COUNT = 3;

  private KeptDropsJson() {}

  static void encode(KeptColumn column, ObjectNode json) {
    ArrayNode bases = json.putArray("bases");
    ArrayNode open = json.putArray("open");
    for (DropCounter counter : DropCounter.values()) {
      CounterBase base = column.drops().get(counter);
      bases.add(base == null ? bases.nullNode() : KeptBasesJson.encode(base));
    }
    for (OpenPart part : column.open()) {
      ArrayNode counts = open.addArray().add(part.startMillis()).addArray();
      for (DropCounter counter : DropCounter.values()) {
        OpenCount count = part.drops().get(counter);
        if (count == null) {
          counts.addNull();
        } else {
          counts.addArray().add(count.packets()).add(count.coveredMillis()).add(count.spoilt() ? 1 : 0);
        }
      }
    }
  }

  /// The bases; none where the state is of software that kept none.
  static Map<DropCounter, CounterBase> bases(JsonNode json, long lead) throws IOException {
    Map<DropCounter, CounterBase> bases = new EnumMap<>(DropCounter.class);
    JsonNode four = json.path("bases");
    if (!four.isMissingNode()) {
      requireFour(four);
      for (DropCounter counter : DropCounter.values()) {
        if (!four.path(counter.place()).isNull()) {
          bases.put(counter, KeptBasesJson.decodeBase(four.path(counter.place()), lead));
        }
      }
    }
    return bases;
  }

  /// What was gathered for slots that were not final, by their start.
  static Map<Long, Map<DropCounter, OpenCount>> open(JsonNode json) throws IOException {
    Map<Long, Map<DropCounter, OpenCount>> open = new HashMap<>();
    for (JsonNode part : json.path("open")) {
      open.put(part.path(0).asLong(), counts(part.path(1)));
    }
    return open;
  }

  private static Map<DropCounter, OpenCount> counts(JsonNode four) throws IOException {
    requireFour(four);
    Map<DropCounter, OpenCount> counts = new EnumMap<>(DropCounter.class);
    for (DropCounter counter : DropCounter.values()) {
      JsonNode count = four.path(counter.place());
      if (count.size() == MEMBERS_OF_A_COUNT) {
        counts.put(counter,
            new OpenCount(count.path(0).asLong(), count.path(1).asLong(), count.path(2).asInt() != 0));
      } else if (!count.isNull()) {
        throw new IOException("a count of lost packets has three members, not " + count.size());
      }
    }
    return counts;
  }

  private static void requireFour(JsonNode json) throws IOException {
    if (json.size() != COUNTERS) {
      throw new IOException("there are four counters of lost packets, not " + json.size());
    }
  }
}
