package org.nroagent.agent.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A disk in memory that remembers what was forced. Any operation can be made to fail, or the power to be cut at it:
/// what was not forced then survives sector by sector, as chance decides. Creating, renaming and deleting are
/// atomic and durable, as [Disk] promises.
public final class FaultyDisk implements Disk {
  /// The smallest part of a write that reaches a disk as one.
  static final int SECTOR_BYTES = 512;

  /// What happens at the chosen operation.
  public enum Fault {
    /// It fails without effect.
    ERROR,
    /// A write fails after half of it, a force after some pages or sectors, others without effect.
    HALF_DONE,
    /// The power is cut before it has an effect.
    POWER_CUT_BEFORE,
    /// The power is cut when it has had its effect (for a write: in the cache).
    POWER_CUT_AFTER
  }

  private final Map<String, Content> files = new TreeMap<>();
  private final long capacity;
  private long operations;
  private long faultAt = -1;
  private Fault fault = Fault.ERROR;
  private boolean faultReached;
  private boolean calm;
  private boolean off;
  private int generation;
  private boolean locked;
  private boolean readOnly;
  private long freeLimit = Long.MAX_VALUE;
  private @Nullable String unreadableFile;
  private long unreadablePage;

  /// A disk that is practically never full.
  public FaultyDisk() {
    this(1L << 40);
  }

  FaultyDisk(long capacity) {
    this.capacity = capacity;
  }

  /// How many operations were asked for so far.
  public long operations() {
    return operations;
  }

  /// Lets one operation go wrong: the next has number 0.
  public void failAt(long operation, Fault what) {
    faultAt = operations + operation;
    fault = what;
  }

  /// Lets no further operation go wrong.
  public void heal() {
    faultAt = -1;
    freeLimit = Long.MAX_VALUE;
    readOnly = false;
    unreadableFile = null;
  }

  /// Lets the disk have only this many bytes left.
  public void leaveFree(long bytes) {
    freeLimit = used() + bytes;
  }

  /// Whether the operation that was to fail has been asked for.
  boolean faultWasReached() {
    return faultReached;
  }

  /// Lets a test look at the disk without counting as operations, nor being hit.
  void setCalm(boolean calm) {
    this.calm = calm;
  }

  public void setReadOnly() {
    readOnly = true;
  }

  /// Makes one page of a file fail whenever it is read.
  void makeUnreadable(String name, long page) {
    unreadableFile = name;
    unreadablePage = page;
  }

  public boolean isOff() {
    return off;
  }

  /// Cuts the power now.
  public void cutPower() {
    off = true;
  }

  /// Power is back. What was not forced has survived or not, in pieces of `granularity` bytes.
  public void restart(RandomGenerator chance, int granularity) {
    files.values().forEach(content -> content.settle(chance, granularity));
    off = false;
    locked = false;
    generation++;
    heal();
  }

  /// The content of a file as programs see it.
  byte[] bytes(String name) {
    Content content = content(name);
    return Arrays.copyOf(content.data, content.length);
  }

  /// Puts a file on the disk, durable.
  void put(String name, byte[] bytes) {
    Content content = new Content();
    content.data = bytes.clone();
    content.length = bytes.length;
    content.durableLength = bytes.length;
    files.put(name, content);
  }

  /// Changes one bit of a file.
  void flipBit(String name, long bit) {
    content(name).data[(int) (bit / 8)] ^= (byte) (1 << (bit % 8));
  }

  /// A copy that lives on by itself.
  public FaultyDisk copy() {
    FaultyDisk copy = new FaultyDisk(capacity);
    files.forEach((name, content) -> copy.put(name, Arrays.copyOf(content.data, content.length)));
    return copy;
  }

  private Content content(String name) {
    Content content = files.get(name);
    if (content == null) {
      throw new AssertionError("no file " + name);
    }
    return content;
  }

  private long used() {
    return files.values().stream().mapToLong(content -> content.length).sum();
  }

  private void begin(boolean changes) throws IOException {
    if (off) {
      throw new IOException("the power is off");
    }
    if (calm) {
      return;
    }
    boolean faulty = operations++ == faultAt;
    faultReached |= faulty;
    if (faulty && fault == Fault.POWER_CUT_BEFORE) {
      off = true;
      throw new IOException("the power is off");
    }
    if (faulty && (fault == Fault.ERROR || fault == Fault.HALF_DONE)) {
      throw new IOException("Input/output error");
    }
    if (changes && readOnly) {
      throw new IOException("Read-only file system");
    }
  }

  private void end() throws IOException {
    if (!calm && operations - 1 == faultAt && fault == Fault.POWER_CUT_AFTER) {
      off = true;
      throw new IOException("the power is off");
    }
  }

  @Override
  public String path() {
    return "/memory";
  }

  @Override
  public List<String> list() throws IOException {
    begin(false);
    return List.copyOf(files.keySet());
  }

  @Override
  public boolean exists(String name) {
    return files.containsKey(name);
  }

  @Override
  public DiskFile openForReading(String name) throws IOException {
    begin(false);
    if (!files.containsKey(name)) {
      throw new NoSuchFileException(name);
    }
    return new Handle(name, content(name), false);
  }

  @Override
  public DiskFile openOrCreate(String name) throws IOException {
    begin(!files.containsKey(name));
    Content content = files.computeIfAbsent(name, _ -> new Content());
    end();
    return new Handle(name, content, true);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    begin(true);
    Content content = content(from);
    files.remove(from);
    files.put(to, content);
    end();
  }

  @Override
  public void delete(String name) throws IOException {
    begin(true);
    files.remove(name);
    end();
  }

  @Override
  public long usableBytes() {
    return Math.min(capacity, freeLimit) - used();
  }

  @Override
  public Closeable lock() throws IOException {
    begin(true);
    if (locked) {
      throw new StoreLockedException(path(), "process 1");
    }
    locked = true;
    int lockedIn = generation;
    return () -> {
      if (lockedIn == generation) {
        locked = false;
      }
    };
  }

  private static final class Content {
    private byte[] data = new byte[0];
    private int length;
    private int durableLength;
    /// What sectors held when they were last forced, for those written since.
    private final Map<Integer, byte[]> durable = new HashMap<>();

    private void write(ByteBuffer source, int at) {
      int count = source.remaining();
      if (at + count > data.length) {
        data = Arrays.copyOf(data, Math.max(at + count, data.length * 2));
      }
      for (int sector = at / SECTOR_BYTES; sector * SECTOR_BYTES < at + count; sector++) {
        remember(sector);
      }
      source.get(data, at, count);
      length = Math.max(length, at + count);
    }

    private void remember(int sector) {
      int from = sector * SECTOR_BYTES;
      durable.computeIfAbsent(sector, _ -> Arrays.copyOfRange(data, from, from + SECTOR_BYTES));
    }

    private void truncate(int size) {
      if (size < length) {
        Arrays.fill(data, size, length, (byte) 0);
        length = size;
        durableLength = Math.min(durableLength, size);
        durable.keySet().removeIf(sector -> sector * SECTOR_BYTES >= size);
      }
    }

    private void force() {
      durable.clear();
      durableLength = length;
    }

    /// Half of the pages become durable, or half of the sectors.
    private void forceSome(long seed) {
      int granularity = seed % 2 == 0 ? SECTOR_BYTES : RingFormat.PAGE_BYTES;
      durable.keySet().removeIf(sector -> {
        boolean reaches = new SplittableRandom(seed * 31 + sector * SECTOR_BYTES / granularity).nextBoolean();
        if (reaches) {
          durableLength = Math.max(durableLength, Math.min(length, (sector + 1) * SECTOR_BYTES));
        }
        return reaches;
      });
    }

    private void settle(RandomGenerator chance, int granularity) {
      int survivingLength = durableLength;
      Map<Integer, Boolean> kept = new HashMap<>();
      for (Map.Entry<Integer, byte[]> entry : new TreeMap<>(durable).entrySet()) {
        int from = entry.getKey() * SECTOR_BYTES;
        if (kept.computeIfAbsent(from / granularity, _ -> chance.nextBoolean())) {
          survivingLength = Math.max(survivingLength, Math.min(length, from + SECTOR_BYTES));
        } else {
          byte[] before = entry.getValue();
          System.arraycopy(before, 0, data, from, Math.min(before.length, data.length - from));
        }
      }
      length = survivingLength;
      Arrays.fill(data, length, data.length, (byte) 0);
      force();
    }
  }

  private final class Handle implements DiskFile {
    private final String name;
    private final Content content;
    private final boolean writable;
    private final int openedIn = generation;

    private Handle(String name, Content content, boolean writable) {
      this.name = name;
      this.content = content;
      this.writable = writable;
    }

    private void check(boolean changes) throws IOException {
      if (openedIn != generation) {
        throw new AssertionError("a handle from before the power cut is used");
      }
      if (changes && !writable) {
        throw new AssertionError(name + " was opened for reading");
      }
      begin(changes);
    }

    @Override
    public long size() throws IOException {
      check(false);
      return content.length;
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      check(false);
      int count = (int) Math.clamp(content.length - position, 0, (long) target.remaining());
      long page = unreadablePage * RingFormat.PAGE_BYTES;
      if (name.equals(unreadableFile) && position < page + RingFormat.PAGE_BYTES && position + count > page) {
        throw new IOException("Input/output error");
      }
      target.put(content.data, (int) Math.min(position, content.length), count);
      return count;
    }

    @Override
    public void write(ByteBuffer source, long position) throws IOException {
      try {
        check(true);
      } catch (IOException e) {
        if (!off && fault == Fault.HALF_DONE && !readOnly) {
          content.write(source.limit(source.position() + source.remaining() / 2), (int) position);
        }
        throw e;
      }
      long growth = Math.max(0, position + source.remaining() - content.length);
      if (growth > usableBytes()) {
        source.limit((int) (source.limit() - growth + Math.max(0, usableBytes())));
        content.write(source, (int) position);
        throw new IOException("No space left on device");
      }
      content.write(source, (int) position);
      end();
    }

    @Override
    public void truncate(long size) throws IOException {
      check(true);
      content.truncate((int) size);
      end();
    }

    @Override
    public void force() throws IOException {
      try {
        check(true);
      } catch (IOException e) {
        if (!off && fault == Fault.HALF_DONE) {
          content.forceSome(operations);
        }
        throw e;
      }
      content.force();
      end();
    }

    @Override
    public void close() {}
  }
}
