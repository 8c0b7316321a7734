package org.nroagent.agent.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.config.AgentConfigReader;
import org.nroagent.agent.core.Agent;
import org.nroagent.agent.core.AgentEnvironment;
import org.nroagent.agent.core.DeviceSources;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.agent.store.RecordLog.Batch;
import org.nroagent.agent.store.RingReader;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.lab.snmp.LabSnmp;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.model.Slot;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.record.StoredRecord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// The whole agent on a disk of the operating system that is read-only or full: it starts, polls, shows what the ring
/// holds and what is wrong, and loses nothing that it can still have.
class BadDiskInteropIT {
  /// Taken in full before anything else is written.
  private static final int EVENT_RING_MEGABYTES = 17;

  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final Duration SLOT = Duration.ofMinutes(5);
  private static final Duration AFTER_POLL = Duration.ofSeconds(15);
  private static final String COMMUNITY = "bad-disk";

  @TempDir
  private Path folder = Path.of("");
  private final ManualTime time = new ManualTime(START.plus(AFTER_POLL));
  private final BlockingQueue<Instant> rounds = new LinkedBlockingQueue<>();
  private final AtomicReference<@Nullable Throwable> fatal = new AtomicReference<>();
  private @Nullable SmallFileSystem disk;
  private @Nullable LabDevice device;
  private @Nullable Agent agent;
  private Instant border = START;

  @BeforeEach
  void start() throws Exception {
    disk = SmallFileSystem.mount(folder.resolve("data"), folder.resolve("mount.out"),
        EVENT_RING_MEGABYTES + 8);
    device = LabDevice.start(Presets.hub("hub1", 7, START.minus(Duration.ofDays(3))), Script.EMPTY, time,
        LabSnmp.v2c(COMMUNITY));
    Path community = folder.resolve("community");
    Files.createFile(community,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(community, COMMUNITY);
    Files.writeString(folder.resolve("agent.yaml"), """
        name: bad-disk
        retentionDays: 62
        dataDirectory: %s
        http: {listen: "127.0.0.1:0"}
        devices:
          - name: hub1
            snmp: {address: "udp:127.0.0.1:%d", version: 2c, communityFile: %s}
            meter:
              - {ifName: lag-1, role: gate, ifIn: IN}
        """.formatted(disk.folder(), device.address().getPort(), community));
  }

  @AfterEach
  void stop() throws Exception {
    if (agent != null) {
      agent.close();
    }
    if (device != null) {
      device.close();
    }
    if (disk != null) {
      disk.makeWritable();
      disk.unmount();
    }
    Throwable error = fatal.get();
    if (error != null) {
      throw new AssertionError("a thread ended", error);
    }
  }

  private SmallFileSystem disk() {
    if (disk == null) {
      throw new IllegalStateException("not mounted");
    }
    return disk;
  }

  private Agent agent() {
    if (agent == null) {
      throw new IllegalStateException("not started");
    }
    return agent;
  }

  private void startAgent() throws Exception {
    Profiles profiles = Profiles.shipped();
    agent = Agent.start(new AgentConfigReader(System::getenv).read(folder.resolve("agent.yaml")).value(),
        new AgentEnvironment(time, Instant.EPOCH, new DeviceSources(profiles, time),
            new SecureRandom(), "test", rounds::add, (_, error) -> fatal.set(error)));
    awaitRound();
  }

  private void stopAgent() {
    agent().close();
    agent = null;
    // At the stop a refused round is tried once more, and told of twice.
    rounds.clear();
  }

  private void playSlots(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      time.awaitSleepers(1);
      border = border.plus(SLOT);
      time.advanceTo(border.plus(AFTER_POLL));
      awaitRound();
    }
  }

  private void awaitRound() throws InterruptedException {
    Instant done;
    do {
      done = rounds.poll(30, TimeUnit.SECONDS);
    } while (done != null && done.isBefore(border));
    assertEquals(border, done);
  }

  private JsonNode status() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + agent().httpAddress().getPort() + "/api/v1/status");
      return JsonMapper.builder().build()
          .readTree(client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body());
    }
  }

  private List<StoredRecord> ring() throws IOException {
    Batch batch = RingReader.openForReading(disk().folder()).read(new SequenceRange(1, Long.MAX_VALUE), 1000);
    assertEquals(List.of(), batch.lost());
    return batch.records();
  }

  private List<Slot> slots() throws IOException {
    List<Slot> slots = new ArrayList<>();
    RingReader.openForReading(disk().folder()).slots("hub1.lag-1", START, border)
        .forEach((_, slot) -> slots.add(slot));
    return slots;
  }

  private static boolean allMetered(List<Slot> slots) {
    return slots.stream().allMatch(Slot.Metered.class::isInstance);
  }

  @Test
  void onAReadOnlyDiskItPollsAndShowsAndWritesWhatWaitedAsSoonAsItCan() throws Exception {
    startAgent();
    playSlots(3);
    stopAgent();
    List<StoredRecord> before = ring();
    disk().makeReadOnly();

    startAgent();
    playSlots(2);
    JsonNode refusing = status();
    assertEquals("NOT_WRITABLE", refusing.at("/ring/notices/0/kind").asText(), refusing::toPrettyString);
    assertTrue(refusing.at("/store/problem").asText().contains("Read-only"), refusing::toPrettyString);
    assertEquals(1, refusing.at("/devices/answering").intValue());
    stopAgent();
    assertEquals(before, ring());

    startAgent();
    playSlots(2);
    disk().makeWritable();
    playSlots(1);
    JsonNode healed = status();
    assertTrue(healed.at("/store/problem").isNull(), healed::toPrettyString);
    stopAgent();
    assertEquals(before, ring().subList(0, before.size()));
    List<Slot> slots = slots();
    assertEquals(8, slots.size());
    // All but the first reading's: over the run that wrote nothing the counters' last bases were kept.
    assertTrue(allMetered(slots.subList(1, 8)), slots::toString);
  }

  @Test
  void onAFullDiskItStartsAndGoesOnWhenThereIsRoom() throws Exception {
    disk().fill();
    startAgent();
    playSlots(3);
    JsonNode refusing = status();
    assertFalse(refusing.at("/store/problem").isNull(), refusing::toPrettyString);
    assertEquals(0, refusing.at("/ring/head").longValue());
    disk().makeRoom();
    playSlots(1);
    assertTrue(status().at("/store/problem").isNull());
    stopAgent();
    List<Slot> slots = slots();
    assertEquals(4, slots.size());
    assertTrue(allMetered(slots.subList(1, 4)), slots::toString);
  }
}
