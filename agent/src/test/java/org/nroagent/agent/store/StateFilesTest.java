package org.nroagent.agent.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.store.FaultyDisk.Fault;

class StateFilesTest {
  private static byte[] state(int seed, int bytes) {
    byte[] state = new byte[bytes];
    new Random(seed).nextBytes(state);
    return state;
  }

  private static byte[] read(Disk disk) {
    return new StateFiles(disk).read().orElseThrow();
  }

  @Test
  void nothingIsReadWhereNothingWasWritten() {
    assertEquals(Optional.empty(), new StateFiles(new FaultyDisk()).read());
  }

  @Test
  void readsTheNewest() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    for (int generation = 0; generation < 5; generation++) {
      // Shorter and longer ones in turn: what a longer one left behind must not count.
      byte[] state = state(generation, generation % 2 == 0 ? 5000 : 3);
      new StateFiles(disk).write(state);
      assertArrayEquals(state, read(disk));
    }
    new StateFiles(disk).write(new byte[0]);
    assertArrayEquals(new byte[0], read(disk));
    byte[] largest = state(1, StateFiles.MAX_BYTES);
    new StateFiles(disk).write(largest);
    assertArrayEquals(largest, read(disk));
    assertThrows(IllegalArgumentException.class,
        () -> new StateFiles(disk).write(new byte[StateFiles.MAX_BYTES + 1]));
  }

  @Test
  void aWriteTornAnywhereLeavesTheStateBefore() throws IOException {
    byte[] first = state(1, 700);
    byte[] second = state(2, 900);
    byte[] third = state(3, 800);
    FaultyDisk disk = new FaultyDisk();
    StateFiles files = new StateFiles(disk);
    files.write(first);
    byte[] before = disk.bytes("state.a");
    files.write(second);
    files.write(third);
    byte[] after = disk.bytes("state.a");
    for (int cut = 0; cut < after.length; cut++) {
      byte[] torn = after.clone();
      int kept = Math.min(before.length, after.length) - cut;
      if (kept > 0) {
        System.arraycopy(before, cut, torn, cut, kept);
      } else {
        torn = Arrays.copyOf(after, cut);
      }
      if (!Arrays.equals(torn, before) && !Arrays.equals(torn, after)) {
        disk.put("state.a", torn);
        StateFiles reopened = new StateFiles(disk);
        assertArrayEquals(second, reopened.read().orElseThrow(), "torn at " + cut);
        assertTrue(cut < 16 || reopened.problems().size() == 1, "torn at " + cut);
      }
    }
  }

  @Test
  void aWriteAfterATornOneGoesToTheTornFile() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    new StateFiles(disk).write(state(1, 10));
    new StateFiles(disk).write(state(2, 10));
    disk.flipBit("state.a", 300);
    StateFiles files = new StateFiles(disk);
    files.write(state(3, 10));
    assertArrayEquals(state(3, 10), read(disk));
    disk.flipBit("state.a", 300);
    assertArrayEquals(state(2, 10), read(disk));
  }

  @Test
  void everyFaultLeavesTheStateBeforeOrTheNewOne() throws IOException {
    for (Fault fault : Fault.values()) {
      boolean reached = true;
      for (int operation = 0; reached; operation++) {
        Random random = new Random(operation);
        FaultyDisk disk = new FaultyDisk();
        StateFiles files = new StateFiles(disk);
        files.write(state(1, 3000));
        files.write(state(2, 2000));
        disk.failAt(operation, fault);
        boolean written = tryWrite(files, state(3, 2500));
        reached = disk.faultWasReached();
        disk.cutPower();
        disk.restart(random, 512);
        byte[] found = read(disk);
        assertTrue(Arrays.equals(found, state(3, 2500)) || (!written && Arrays.equals(found, state(2, 2000))),
            fault + " at " + operation);
      }
    }
  }

  private static boolean tryWrite(StateFiles files, byte[] state) {
    try {
      files.write(state);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /// After a downgrade the newer state is not read, and after the next upgrade it does not count again: it would be
  /// older than what was metered meanwhile.
  @Test
  void aNewerStateNeverCountsAgain() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    new StateFiles(disk).write(state(1, 10));
    new StateFiles(disk).write(state(2, 10));
    byte[] older = disk.bytes("state.b");
    for (String name : List.of("state.a", "state.b")) {
      ByteBuffer newer = ByteBuffer.wrap(disk.bytes(name)).putInt(8, 2);
      CRC32C crc = new CRC32C();
      crc.update(newer.array(), 0, 24);
      crc.update(newer.array(), 32, 10);
      disk.put(name, newer.putInt(24, (int) crc.getValue()).array());
    }
    StateFiles downgraded = new StateFiles(disk);
    assertEquals(Optional.empty(), downgraded.read());
    assertEquals(List.of("state.a has version 2, this software reads up to 1",
        "state.b has version 2, this software reads up to 1"), downgraded.problems());
    downgraded.write(state(3, 10));
    disk.put("state.b", older); // as newer software will understand it
    assertArrayEquals(state(3, 10), read(disk));
  }
}
