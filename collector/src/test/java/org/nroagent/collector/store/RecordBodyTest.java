package org.nroagent.collector.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.incident.AffectedLines;
import org.nroagent.model.record.RowImpact;
import org.nroagent.model.record.SlotRecord;

/// A body may have been damaged on the disk, or written by a later collector. Profile `fuzz` tries it for hours.
class RecordBodyTest {
  @Property(tries = 2_000)
  void anyOctetsHaveAMeaningOrAreRefusedAsUnreadable(@ForAll @Size(max = 60) byte[] octets,
      @ForAll boolean knownVersion) {
    if (knownVersion && octets.length > 0) {
      octets[0] = 1;
    }
    RecordBodyFuzz.fuzzerTestOneInput(octets);
  }

  @Test
  void soDoBodiesThatFuzzingBeginsFromOrFoundHoweverTheyAreCut() throws IOException {
    assertFalse(RecordBodyFuzz.corpus().isEmpty());
    for (Path file : RecordBodyFuzz.corpus()) {
      byte[] octets = RecordBodyFuzz.octets(file);
      for (int length = 0; length <= octets.length; length++) {
        RecordBodyFuzz.fuzzerTestOneInput(Arrays.copyOf(octets, length));
      }
    }
  }

  @Test
  void aRowWithoutColumnsKeepsWhoseLinesWereCutOff() {
    RowImpact impact = new RowImpact(Map.of(1_795_000_000L,
        new AffectedLines(LineCounts.of(LineKind.FTTH, 1200), LineCounts.of(LineKind.PRA, 3))));
    byte[] body = RecordBody.encode(SlotRecord.Row.ofServices("@services", Instant.EPOCH, impact));
    assertEquals(impact, new RecordBody(body).impact());
  }
}
