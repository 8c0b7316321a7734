package org.nroagent.collector.store;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.incident.AffectedLines;
import org.nroagent.model.record.RowImpact;
import org.nroagent.model.record.SlotRecord;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

/// A body may have been damaged on the disk, or written by a later collector.
class RecordBodyTest {
  private static final List<Consumer<RecordBody>> READINGS = List.of(body -> body.rowSlot(0),
      body -> body.rowSlot(9_999), body -> body.rowDrops(2), RecordBody::amendedColumn,
      RecordBody::amendedSlot, RecordBody::amendedDrops, RecordBody::missingReason);

  @Property(tries = 2_000)
  void anyOctetsHaveAMeaningOrAreRefusedAsUnreadable(@ForAll @Size(max = 60) byte[] octets,
      @ForAll @IntRange(max = 6) int reading, @ForAll boolean knownVersion) {
    if (knownVersion && octets.length > 0) {
      octets[0] = 1;
    }
    assertDoesNotThrow(() -> {
      try {
        READINGS.get(reading).accept(new RecordBody(octets));
      } catch (IllegalArgumentException _) {
        // Refused.
      }
    });
  }

  @Test
  void aRowWithoutColumnsKeepsWhoseLinesWereCutOff() {
    RowImpact impact = new RowImpact(Map.of(1_795_000_000L,
        new AffectedLines(LineCounts.of(LineKind.FTTH, 1200), LineCounts.of(LineKind.PRA, 3))));
    byte[] body = RecordBody.encode(SlotRecord.Row.ofServices("@services", Instant.EPOCH, impact));
    assertEquals(impact, new RecordBody(body).impact());
  }
}
