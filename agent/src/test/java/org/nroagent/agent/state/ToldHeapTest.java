package org.nroagent.agent.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.config.HeapNeed;
import org.nroagent.model.state.StateRow;
import org.nroagent.model.state.Subject;
import org.nroagent.model.state.ToldEntry;
import org.nroagent.model.state.ToldStates;

/// What it takes to remember what was told of a thousand interfaces.
class ToldHeapTest {
  private static final int INTERFACES = 1000;

  @Test
  void aThousandInterfacesFitWhatIsCountedForADevice() throws IOException {
    byte[] bytes = told().encode();
    ToldCheckpoint.decode(bytes); // what classes take is not the states'
    long before = usedBytes();
    ToldCheckpoint told = ToldCheckpoint.decode(bytes);
    long used = usedBytes() - before;
    System.out.println("Told of " + INTERFACES + " interfaces: " + used + " bytes of heap, " + bytes.length
        + " bytes on disk");
    assertEquals(INTERFACES, told.told().values().iterator().next().entries().size());
    // Twice: what was told, and what the reading says.
    assertTrue(2 * used < HeapNeed.DEVICE_BYTES, used + " bytes");
    assertTrue(bytes.length < 60_000, bytes.length + " bytes on disk");
  }

  private static ToldCheckpoint told() {
    Map<Subject, ToldEntry> entries = new HashMap<>();
    for (int i = 0; i < INTERFACES; i++) {
      String oper = i % 3 == 0 ? "down" : "up";
      entries.put(new Subject(Subject.Kind.INTERFACE, "xe-0/0/" + i + ".2001"),
          ToldEntry.of(StateRow.of(Subject.Kind.INTERFACE, "present", oper, "up")));
    }
    return new ToldCheckpoint(1, 7, Map.of("spoke1", ToldStates.of(entries)), List.of());
  }

  private static long usedBytes() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
