package org.nroagent.collector;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.IntFunction;
import org.nroagent.collector.store.AgentStream;
import org.nroagent.collector.store.AnnouncedDirectory;
import org.nroagent.collector.store.Delivery;
import org.nroagent.collector.store.Incoming;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.RowDrops;
import org.nroagent.model.record.SlotRecord;

/// Puts a month of raw slots into a store, as an agent's device would have brought them.
public final class StoredMonth {
  private static final int AT_ONCE = 1_000;
  private static final long OCTETS_PER_MBPS = 37_500_000;
  private static final int DISCARDED_PERCENT = 5;

  private StoredMonth() {}

  /// What a column has in a slot.
  public interface Values {
    /// The value of a column.
    ///
    /// @param slot counted from the month's first
    /// @param column counted from 0
    Slot at(int slot, int column);
  }

  /// Stores a row of device `hub1` for every slot of the month.
  ///
  /// @param interfaces the columns' public ids, each beginning with `hub1.`
  public static void fill(SlotStore store, String agent, CivilMonth month, List<String> interfaces,
      Values values) {
    fill(store, agent, month, interfaces, values, _ -> OptionalLong.empty());
  }

  /// The same of a device that says in each slot, counted from the month's first, how many sessions it serves.
  public static void fill(SlotStore store, String agent, CivilMonth month, List<String> interfaces,
      Values values, IntFunction<OptionalLong> sessions) {
    fill(store, agent, month, month.expectedSlots(SlotGrid.FIVE_MINUTES), interfaces, values, sessions);
  }

  /// The same of the month's first slots alone, without sessions.
  ///
  /// @param slots how many
  public static void fill(SlotStore store, String agent, CivilMonth month, int slots, List<String> interfaces,
      Values values) {
    fill(store, agent, month, slots, interfaces, values, _ -> OptionalLong.empty());
  }

  /// The same of the first slots, with sessions.
  public static void fill(SlotStore store, String agent, CivilMonth month, int slots,
      List<String> interfaces, Values values, IntFunction<OptionalLong> sessions) {
    AnnouncedDirectory directory = new AnnouncedDirectory(
        Samples.directory("hub1", interfaces.toArray(String[]::new)));
    Epoch epoch = new Epoch(month.month().getYear(), month.month().getMonthValue());
    AgentStream stream = store.open(Samples.hello(agent, epoch, 0)).join().stream();
    List<Incoming> rows = new ArrayList<>();
    for (int slot = 0; slot < slots; slot++) {
      List<Slot> columns = new ArrayList<>();
      for (int column = 0; column < interfaces.size(); column++) {
        columns.add(values.at(slot, column));
      }
      rows.add(new Incoming(slot + 1L, slot, directory, new SlotRecord.Row("hub1",
          SlotGrid.FIVE_MINUTES.plus(month.firstSlot(SlotGrid.FIVE_MINUTES), slot), columns,
          RowDrops.UNKNOWN, sessions.apply(slot))));
    }
    for (int from = 0; from < rows.size(); from += AT_ONCE) {
      store.deliver(stream,
          new Delivery(rows.subList(from, Math.min(rows.size(), from + AT_ONCE)), List.of())).join();
    }
  }

  /// Octets of a month whose 95th percentile is exactly a rate. The value stands in one slot alone, the discarded ones are
  /// larger and all others smaller by a hundredth of a Mbit/s: a rank that is off by one shows.
  ///
  /// @param mbps with two decimals at most
  public static long[] withPercentile(CivilMonth month, String mbps, Random random) {
    long[] octets = new long[month.expectedSlots(SlotGrid.FIVE_MINUTES)];
    long figure = octets(mbps);
    int discarded = octets.length * DISCARDED_PERCENT / 100;
    for (int i = 0; i < octets.length; i++) {
      octets[i] = i < discarded
          ? figure + 1 + i
          : i == discarded ? figure : Math.max(0, figure - octets("0.01"));
    }
    for (int i = octets.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      long kept = octets[i];
      octets[i] = octets[other];
      octets[other] = kept;
    }
    return octets;
  }

  /// The octets of a slot of five minutes at a rate.
  public static long octets(String mbps) {
    return new BigDecimal(mbps).multiply(BigDecimal.valueOf(OCTETS_PER_MBPS)).longValueExact();
  }
}
