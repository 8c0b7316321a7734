package org.nroagent.model.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.PseudowireReading.Role;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;

/// Whatever a device says in whatever order: events and silent entries make what was told ([Story] checks that after
/// each reading), events are chained, and their bytes are read back.
class StateDiffPropertyTest {
  private static final List<TableKind> TABLES = List.of(TableKind.values());

  @Property(tries = 300)
  void eventsAreChainedAndMakeWhatWasTold(@ForAll long seed) {
    Random random = new Random(seed);
    Story story = new Story();
    Map<String, String> last = new HashMap<>();
    for (int round = 0; round < 60; round++) {
      List<StateChange> changes = random.nextInt(8) == 0 ? story.silence() : story.read(said(random));
      for (StateChange change : changes) {
        check(last, change, round);
        assertEquals(change, roundTrip(change, story.now()));
      }
      story.told().entries().forEach((subject, entry) -> assertEquals(
          new ToldCodec.Told(Story.DEVICE, subject, Optional.of(entry)),
          ToldCodec.decode(ByteBuffer
              .wrap(ToldCodec.encode(new ToldCodec.Told(Story.DEVICE, subject, Optional.of(entry)))))));
    }
  }

  /// Each event goes on from where the last one of the same aspect ended; forgotten groups and counts aside.
  private static void check(Map<String, String> last, StateChange change, int round) {
    if (change.aspect() == Aspect.FLAPPING || change.subject().kind() == Subject.Kind.IGMP_GROUP) {
      return;
    }
    String before = last.put(change.subject() + "/" + change.aspect(), change.after());
    if (before != null) {
      assertEquals(before, change.before(), () -> "round " + round + ": " + change);
    }
  }

  private static StateChange roundTrip(StateChange change, Instant at) {
    StateEvent event = change.event(7, at, Story.DEVICE, Origin.POLL);
    StateEvent read = StateEventCodec.decode(7, ByteBuffer.wrap(StateEventCodec.encode(event)));
    assertEquals(event, read);
    return new StateChange(read.subject(), read.aspect(), read.before(), read.after(), read.cause(),
        change.deviceTime());
  }

  private static LagReading.Membership membership(Random random) {
    return new LagReading.Membership(
        random.nextInt(4) == 0
            ? Optional.of(Set.of("1/1/0", "1/1/" + (1 + random.nextInt(8))))
            : Optional.empty(),
        random.nextInt(4) == 0, random.nextInt(4) == 0 ? Set.of("1/1/1") : Set.of());
  }

  private static Said said(Random random) {
    Said said = new Said();
    int ports = random.nextInt(10) == 0 ? random.nextInt(8) : 8;
    for (int i = 0; i < ports; i++) {
      said.port("1/1/" + i, random.nextInt(6) == 0 ? "down" : "up");
    }
    said.port("lag-2", "up");
    if (random.nextInt(9) != 0) {
      boolean in = random.nextInt(4) != 0;
      said.lag("lag-2", in ? "up" : "down", membership(random),
          Said.member("1/1/0", in, in ? Said.IN_SYNC : Said.SILENT),
          Said.member("1/1/" + (1 + random.nextInt(2)), true, Said.IN_SYNC));
    }
    for (int i = 0; i < random.nextInt(6); i++) {
      said.group("irb.1", "232.1.1." + random.nextInt(9));
    }
    said.mep("1/1/0", 100, random.nextInt(4) == 0 ? "rMepFailed" : "rMepOk");
    said.wire("w", "up", random.nextInt(3) == 0 ? Role.STANDBY : Role.ACTIVE, "", "", "");
    TableKind cut = TABLES.get(random.nextInt(TABLES.size()));
    return random.nextInt(4) == 0 ? said.with(cut, TableState.CUT) : said;
  }
}
