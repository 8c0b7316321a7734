package org.nroagent.collector.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.incident.ToldServices;
import org.nroagent.model.record.RowImpact;

/// Whose lines were cut off, as agents told it slot by slot, and in which slots agents told anything at all. It lies in the
/// records as it came: the row of the device that stands for an agent's services. Safe for any thread.
public final class ImpactReader {
  private static final String ROW_WITHIN = "r.kind IN (1, 2) AND r.kind = 1 AND r.slot_start >= ? AND r.slot_start < ?";

  private final Questions questions;

  ImpactReader(Database database) {
    this.questions = new Questions(database);
  }

  /// The lines that an agent told of a slot; without such a row nobody was cut off, or the agent was away.
  ///
  /// @param slotStart start of the slot
  public record Row(String agent, SlotGrid grid, Instant slotStart, RowImpact impact) {
    /// The first instant after the slot.
    public Instant slotEnd() {
      return grid.next(slotStart);
    }
  }

  /// The rows of slots that start in [from, to), of each slot the first one that came, in the order of agents and times.
  ///
  /// @throws StoreFailure if the store cannot be read
  public List<Row> rows(Instant from, Instant to) {
    List<Row> first = new ArrayList<>();
    for (Row row : questions.list("SELECT a.name, a.slot_seconds, r.slot_start, r.body FROM device d "
        + "JOIN agent a ON a.id = d.agent_id JOIN record r ON r.device_id = d.id WHERE d.name = ? AND "
        + ROW_WITHIN + " ORDER BY a.name, r.slot_start, r.id", ImpactReader::row, ToldServices.DEVICE,
        from.getEpochSecond(), to.getEpochSecond())) {
      boolean repeated = !first.isEmpty() && first.getLast().agent().equals(row.agent())
          && first.getLast().slotStart().equals(row.slotStart());
      if (!repeated) {
        first.add(row);
      }
    }
    return first;
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(row.getString(1), new SlotGrid(row.getInt(2)), Instant.ofEpochSecond(row.getLong(3)),
        new RecordBody(row.getBytes(4)).impact());
  }

  /// The slots of which an agent told anything, also that a device did not answer.
  ///
  /// @param from a border of its grid
  /// @return positions from `from` on
  public BitSet heard(String agent, SlotGrid grid, Instant from, Instant to) {
    BitSet heard = new BitSet();
    questions.list("SELECT DISTINCT r.slot_start FROM agent a JOIN device d ON d.agent_id = a.id "
        + "JOIN record r ON r.device_id = d.id WHERE a.name = ? AND " + ROW_WITHIN, row -> row.getLong(1),
        agent,
        from.getEpochSecond(), to.getEpochSecond())
        .forEach(start -> heard.set(Math.toIntExact((start - from.getEpochSecond()) / grid.seconds())));
    return heard;
  }

  /// The agents that judge services and told nothing of at least one slot that starts in [from, to). One device with
  /// interfaces stands for all; where it lacks a slot the others are asked. Those that began later are left out.
  public List<String> silent(Instant from, Instant to) {
    record Candidate(String agent, SlotGrid grid, long slots) {}
    List<Candidate> candidates = questions.list(
        "SELECT a.name, a.slot_seconds, (SELECT COUNT(DISTINCT r.slot_start) FROM record r "
            + "WHERE r.device_id = (SELECT MAX(i.device_id) FROM interface i WHERE i.agent_id = a.id) AND "
            + ROW_WITHIN + ") FROM device d JOIN agent a ON a.id = d.agent_id WHERE d.name = ? AND EXISTS ("
            + "SELECT 1 FROM device x JOIN record r ON r.device_id = x.id WHERE x.agent_id = a.id "
            + "AND r.kind IN (1, 2) AND r.slot_start < ?) ORDER BY a.name",
        row -> new Candidate(row.getString(1), new SlotGrid(row.getInt(2)), row.getLong(3)),
        from.getEpochSecond(), to.getEpochSecond(), ToldServices.DEVICE, to.getEpochSecond());
    return candidates.stream().filter(each -> {
      long expected = each.grid().count(from, to);
      return each.slots() < expected
          && heard(each.agent(), each.grid(), firstBorder(from, each.grid()), to).cardinality() < expected;
    }).map(Candidate::agent).toList();
  }

  private static Instant firstBorder(Instant from, SlotGrid grid) {
    return grid.isBorder(from) ? from : grid.next(grid.startOf(from));
  }
}
