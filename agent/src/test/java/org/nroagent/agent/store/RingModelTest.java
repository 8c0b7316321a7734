package org.nroagent.agent.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.nroagent.agent.store.FaultyDisk.Fault;
import org.nroagent.agent.store.Opening.Kind;
import org.nroagent.model.MissingReason;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.SlotRecord;

/// The ring against its model, under random appends, changes, failures and power cuts.
class RingModelTest {
  private static final List<ColumnDirectory> DIRECTORIES = List.of(Samples.directory(3, 2),
      Samples.directory(1, 60, 2), Samples.directory(900, 4));

  sealed interface Step {
    record Append(int records, int hours) implements Step {}

    record ChangeColumns(int directory) implements Step {}

    record NewEpoch() implements Step {}

    record Reopen() implements Step {}

    /// A stop, and a start on a disk that is read-only until one append has been refused.
    record ReadOnlyReopen(int records, int hours) implements Step {}

    /// An append whose n-th operation fails; then the same batch again, or another.
    record FailedAppend(int records, int hours, int operation, Fault fault,
        boolean sameAgain) implements Step {}

    /// An append that fails, and another of as many records in its place during which the power is cut.
    record FailedThenPowerCut(int records, int hours, boolean wholePages) implements Step {}

    /// An append during which the power is cut.
    record PowerCut(int records, int hours, int operation, Fault fault, boolean wholePages) implements Step {}
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> records = Arbitraries.integers().between(1, 12);
    Arbitrary<Integer> hours = Arbitraries.of(0, 1, 1, 1, 5, 13, 24, 49);
    Arbitrary<Integer> operation = Arbitraries.integers().between(0, 12);
    Arbitrary<Step> append = Combinators.combine(records, hours).as(Step.Append::new);
    Arbitrary<Step> failed = Combinators.combine(records, hours, operation,
        Arbitraries.of(Fault.ERROR, Fault.HALF_DONE), Arbitraries.of(true, false)).as(Step.FailedAppend::new);
    Arbitrary<Step> cut = Combinators.combine(records, hours, operation,
        Arbitraries.of(Fault.POWER_CUT_BEFORE, Fault.POWER_CUT_AFTER), Arbitraries.of(true, false))
        .as(Step.PowerCut::new);
    return Arbitraries.frequencyOf(Tuple.of(8, append),
        Tuple.of(2, failed), Tuple.of(3, cut),
        Tuple.of(3, Combinators.combine(records, hours, Arbitraries.of(true, false))
            .as(Step.FailedThenPowerCut::new)),
        Tuple.of(1, Arbitraries.integers().between(0, 2).map(Step.ChangeColumns::new)),
        Tuple.of(1, Arbitraries.just(new Step.NewEpoch())),
        Tuple.of(1, Combinators.combine(records, hours).as(Step.ReadOnlyReopen::new)),
        Tuple.of(1, Arbitraries.just(new Step.Reopen()))).list().ofMaxSize(40);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void keepsWhatItPromisedAndInventsNothing(@ForAll("steps") List<Step> steps, @ForAll long seed)
      throws IOException {
    Run run = new Run(new Random(seed));
    for (Step step : steps) {
      run.perform(step);
    }
    run.reopen();
  }

  private static final class Run {
    private final Random random;
    private final FaultyDisk disk = new FaultyDisk();
    private final RingModel model = new RingModel();
    private Instant clock = Samples.START;
    private ColumnDirectory directory = DIRECTORIES.getFirst();
    private RingWriter writer;
    private boolean wasFull;

    private Run(Random random) throws IOException {
      this.random = random;
      this.writer = open();
    }

    private RingWriter open() throws IOException {
      return RingWriter.open(disk, Samples.SMALL, directory, random);
    }

    private void perform(Step step) throws IOException {
      switch (step) {
        case Step.Append(int records, int hours) -> append(batch(records, hours));
        case Step.ChangeColumns(int which) -> {
          directory = DIRECTORIES.get(which);
          writer.changeDirectory(directory);
        }
        case Step.NewEpoch _ -> writer.startNewEpoch();
        case Step.Reopen _ -> reopen();
        case Step.ReadOnlyReopen(int records, int hours) -> {
          disk.setReadOnly();
          reopen();
          assertTrue(
              writer.opening().notices().stream().anyMatch(notice -> notice.kind() == Kind.NOT_WRITABLE));
          List<SlotRecord> batch = batch(records, hours);
          assertThrows(IOException.class, () -> writer.append(batch));
          disk.heal();
          assertTrue(append(batch));
        }
        case Step.FailedAppend failed -> {
          disk.failAt(failed.operation(), failed.fault());
          List<SlotRecord> batch = batch(failed.records(), failed.hours());
          if (!append(batch)) {
            disk.heal();
            check();
            append(failed.sameAgain() ? batch : batch(failed.records(), 0));
          }
          disk.heal();
        }
        case Step.FailedThenPowerCut failed -> {
          append(batch(1, failed.hours())); // the segment is there and its file open: a commit is a write and a force
          disk.failAt(1, Fault.HALF_DONE);
          append(batch(failed.records(), 0));
          disk.failAt(2, Fault.POWER_CUT_BEFORE); // open, write, force
          append(batch(1 + random.nextInt(failed.records()), 0));
          restart(failed.wholePages());
        }
        case Step.PowerCut cut -> {
          disk.failAt(cut.operation(), cut.fault());
          append(batch(cut.records(), cut.hours()));
          disk.cutPower();
          restart(cut.wholePages());
        }
      }
      check();
    }

    private void restart(boolean wholePages) throws IOException {
      disk.restart(random, wholePages ? RingFormat.PAGE_BYTES : FaultyDisk.SECTOR_BYTES);
      writer = open();
      Set<Kind> kinds = writer.opening().notices().stream().map(Opening.Notice::kind)
          .collect(Collectors.toSet());
      kinds.removeAll(Set.of(Kind.DAMAGED_RECORDS, Kind.UNFINISHED_SEGMENT));
      assertEquals(Set.of(), kinds);
      model.adoptAfterPowerCut(writer.reader());
    }

    private boolean append(List<SlotRecord> batch) {
      try {
        writer.append(batch);
        model.acknowledged(batch);
        return true;
      } catch (IOException _) {
        model.attempted(batch);
        return false;
      }
    }

    private void reopen() throws IOException {
      writer.close();
      writer = open();
      model.adoptAfterPowerCut(writer.reader());
      check();
    }

    private void check() throws IOException {
      wasFull |= new SegmentFiles(disk).highestNumber() >= Samples.SMALL.segments();
      model.requireKeptBy(writer.reader(), wasFull);
      if (!model.hasFailedAttempt()) { // what is written but not forced is seen by another process
        model.requireKeptBy(RingReader.openForReading(disk), wasFull);
      }
    }

    private List<SlotRecord> batch(int count, int hours) {
      clock = clock.plus(Duration.ofHours(hours));
      List<SlotRecord> records = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        records.add(record());
      }
      return records;
    }

    private SlotRecord record() {
      int device = random.nextInt(directory.devices().size());
      String name = directory.devices().get(device).name();
      int columns = directory.devices().get(device).columns().size();
      Instant start = clock.minus(Duration.ofHours(random.nextInt(3)));
      return switch (random.nextInt(6)) {
        case 0 -> new SlotRecord.Amendment(name, start, random.nextInt(columns), Samples.metered(random),
            Samples.drops(random));
        case 1 -> new SlotRecord.MissingRange(name, start.minus(Duration.ofHours(random.nextInt(4))),
            start.plusSeconds(3600), MissingReason.NO_ANSWER);
        default -> Samples.row(directory, device, start, random);
      };
    }
  }
}
