package org.nroagent.agent.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Cause;
import org.nroagent.model.state.Flapping;
import org.nroagent.model.state.Origin;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.StateRow;
import org.nroagent.model.state.Subject;
import org.nroagent.model.state.ToldCodec;
import org.nroagent.model.state.ToldEntry;

/// The bytes of format version 1 of the event ring: they are read for ever.
class EventFormatTest {
  private static final EventRingSettings SETTINGS = new EventRingSettings(2, 8192);
  private static final StateEvent FIRST = new StateEvent(1, Instant.parse("2026-11-18T10:00:00Z"),
      Optional.of(Instant.parse("2026-11-18T09:58:12.340Z")), "hub1",
      new Subject(Subject.Kind.LAG_MEMBER, "lag-2/1/1/4"),
      Aspect.ACTOR, "lacpActivity,aggregation,synchronization",
      "lacpActivity,aggregation,defaulted,of later software",
      new Cause(Cause.Kind.PORT, "1/1/4"), Origin.NOTIFICATION);
  private static final StateEvent SECOND = new StateEvent(2, Instant.parse("2026-11-18T10:05:00Z"),
      Optional.empty(),
      "hub1", Subject.device("hub1"), Aspect.REACHABLE, "yes", "no", Cause.UNKNOWN, Origin.POLL);
  private static final ToldCodec.Told TOLD = new ToldCodec.Told("hub1",
      new Subject(Subject.Kind.INTERFACE, "1/1/4"),
      Optional.of(
          new ToldEntry(StateRow.of(Subject.Kind.INTERFACE, "present", "up", "up"), List.of(1_000L, 2_000L),
              new Flapping(9, 3_000, StateRow.of(Subject.Kind.INTERFACE, "present", "down", "up")))));

  @Test
  void writesVersion1() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    EventRing ring = EventRing.open(disk, SETTINGS, new RandomGenerator() {
      @Override
      public long nextLong() {
        return 0x0123_4567_89AB_CDEFL;
      }
    });
    ring.append(List.of(FIRST, SECOND), List.of(TOLD), 3);
    assertEquals(golden(), hex(disk.bytes(EventRingFile.NAME)));
  }

  @Test
  void readsVersion1() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    byte[] bytes = new byte[(int) SETTINGS.bytesOnDisk()];
    for (String line : golden().lines().toList()) {
      byte[] part = HexFormat.of().parseHex(line.substring(line.indexOf(' ') + 1));
      System.arraycopy(part, 0, bytes, Integer.parseInt(line.substring(0, line.indexOf(' '))), part.length);
    }
    disk.put(EventRingFile.NAME, bytes);
    EventRing ring = EventRing.open(disk, SETTINGS, new Random(1));
    assertEquals(new Epoch(0x0123_4567_89AB_CDEFL, 0x0123_4567_89AB_CDEFL), ring.extent().epoch());
    List<Object> replayed = new ArrayList<>();
    ring.replay(0, new EventRing.Replay() {
      @Override
      public void event(StateEvent event) {
        replayed.add(event);
      }

      @Override
      public void told(ToldCodec.Told told, long whole) {
        replayed.add(told);
        replayed.add(whole);
      }
    });
    assertEquals(List.of(FIRST, SECOND, TOLD, 3L), replayed);
  }

  /// Lines of 64 bytes that are not all zero, each behind its offset.
  private static String hex(byte[] bytes) {
    StringBuilder lines = new StringBuilder();
    for (int at = 0; at < bytes.length; at += 64) {
      ByteBuffer line = ByteBuffer.wrap(bytes, at, 64);
      if (!line.equals(ByteBuffer.allocate(64))) {
        lines.append(at).append(' ').append(HexFormat.of().formatHex(bytes, at, at + 64)).append('\n');
      }
    }
    return lines.toString();
  }

  private static String golden() throws IOException {
    try (
        InputStream in = Objects.requireNonNull(EventFormatTest.class.getResourceAsStream("events-v1.hex"))) {
      return new String(in.readAllBytes(), US_ASCII);
    }
  }
}
