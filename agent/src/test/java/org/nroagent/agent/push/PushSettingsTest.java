package org.nroagent.agent.push;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nroagent.model.Slot;
import org.nroagent.model.record.RowDrops;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.protocol.RecordCodec;

class PushSettingsTest {
  private static final long SLOTS_OF_A_MONTH = 30 * 288;
  private static final int INTERFACES = 1_000;
  private static final int LONGEST_SECONDS = 110;

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 40, 100})
  void theDefaultBringsAMonthOfAThousandInterfacesInTwoMinutes(int devices) {
    SlotRecord row = new SlotRecord.Row("router99", Instant.EPOCH,
        Collections.nCopies(INTERFACES / devices, new Slot.Metered(1, 1, false)), RowDrops.NONE);
    long octets = SLOTS_OF_A_MONTH * devices * RecordCodec.maxOctets(row);
    assertTrue(octets / PushSettings.DEFAULT.backfillOctetsPerSecond() <= LONGEST_SECONDS,
        octets + " octets");
  }
}
