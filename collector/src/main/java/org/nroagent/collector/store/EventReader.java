package org.nroagent.collector.store;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.StateEventCodec;
import org.nroagent.model.state.Subject;

/// The events that the store has. Safe for any thread.
public final class EventReader {
  private static final String SELECT = "SELECT e.id, a.name, e.sequence, e.content, e.received_at FROM event e "
      + "JOIN agent a ON a.id = e.agent_id WHERE ";
  private static final int LISTED = 100;
  private static final int EVENTS_AT_ONCE = 5_000;
  /// No event is told later.
  private static final Instant LAST = Instant.ofEpochMilli(EventTables.LAST_MILLISECOND + 1);

  private final Questions questions;

  EventReader(Database database) {
    this.questions = new Questions(database);
  }

  /// An event and where it comes from.
  ///
  /// @param arrival counts arrivals, ascending, never used again
  /// @param agent the agent's name
  /// @param event as the agent told it
  /// @param receivedAt when it came
  public record Entry(long arrival, String agent, StateEvent event, Instant receivedAt) {}

  /// Events that will never come.
  ///
  /// @param agent the agent's name
  /// @param first first sequence
  /// @param last last sequence
  /// @param reason why
  /// @param at when that was said
  public record Gap(String agent, long first, long last, String reason, Instant at) {}

  /// An event that could not be read.
  ///
  /// @param agent the agent's name
  /// @param reason why
  /// @param at when it came
  public record Parked(String agent, long sequence, String reason, Instant at) {}

  /// The events that were told last, the newest first.
  ///
  /// @param limit the most, at least 1
  /// @throws StoreFailure if the store cannot be read
  public List<Entry> newest(EventFilter filter, int limit) {
    Conditions conditions = new Conditions(filter);
    return entries(conditions, " ORDER BY e.told_at DESC, e.id DESC LIMIT ?", limit);
  }

  /// The events that arrived after one, in the order of their arrival: whoever goes on with the last one's number misses
  /// none, also not those that an agent brings late.
  ///
  /// @param after number of an arrival, 0 for all
  /// @param limit the most, at least 1
  /// @throws StoreFailure if the store cannot be read
  public List<Entry> arrived(EventFilter filter, long after, int limit) {
    Conditions conditions = new Conditions(filter);
    conditions.add("e.id > ?", after);
    return entries(conditions, " ORDER BY e.id LIMIT ?", limit);
  }

  /// The events of a span in the order of their times.
  ///
  /// @param after the last one of the part before; its first sequence of none
  /// @param limit the most, at least 1
  /// @throws StoreFailure if the store cannot be read
  public List<Entry> inOrder(EventFilter filter, Cursor after, int limit) {
    Conditions conditions = new Conditions(filter);
    // The first part bounds the walk through the index; the second one alone would begin anew for each part of a year.
    conditions.add("e.told_at >= ? AND (e.told_at > ? OR e.id > ?)", after.toldAt(), after.toldAt(),
        after.arrival());
    return entries(conditions, " ORDER BY e.told_at, e.id LIMIT ?", limit);
  }

  /// Takes all events of a span in the order of their times, a part of them at a time.
  ///
  /// @throws StoreFailure if the store cannot be read
  public void forEachInOrder(EventFilter filter, Consumer<Entry> taker) {
    List<Entry> part = inOrder(filter, Cursor.START, EVENTS_AT_ONCE);
    while (!part.isEmpty()) {
      part.forEach(taker);
      part = part.size() < EVENTS_AT_ONCE
          ? List.of()
          : inOrder(filter, Cursor.behind(part.getLast()), EVENTS_AT_ONCE);
    }
  }

  /// A place in the order of times.
  ///
  /// @param toldAt milliseconds since 1970
  /// @param arrival number of the arrival
  public record Cursor(long toldAt, long arrival) {
    /// Before all.
    public static final Cursor START = new Cursor(-1, 0);

    /// Behind an event.
    public static Cursor behind(Entry entry) {
      return new Cursor(entry.event().at().toEpochMilli(), entry.arrival());
    }
  }

  /// The newest gaps, at most 100.
  public List<Gap> gaps() {
    return questions.list("SELECT a.name, g.first, g.last, g.reason, g.noted_at FROM event_gap g "
        + "JOIN agent a ON a.id = g.agent_id ORDER BY g.id DESC LIMIT ?",
        row -> new Gap(row.getString(1), row.getLong(2), row.getLong(3), row.getString(4),
            Instant.ofEpochMilli(row.getLong(5))),
        LISTED);
  }

  /// The newest events that could not be read, at most 100.
  public List<Parked> parked() {
    return questions.list("SELECT a.name, p.sequence, p.reason, p.parked_at FROM event_parked p "
        + "JOIN agent a ON a.id = p.agent_id ORDER BY p.id DESC LIMIT ?",
        row -> new Parked(row.getString(1), row.getLong(2), row.getString(3),
            Instant.ofEpochMilli(row.getLong(4))),
        LISTED);
  }

  private List<Entry> entries(Conditions conditions, String order, int limit) {
    List<Object> values = new ArrayList<>(conditions.values);
    values.add(limit);
    return questions.list(SELECT + String.join(" AND ", conditions.texts) + order,
        row -> new Entry(row.getLong(1), row.getString(2),
            StateEventCodec.decode(row.getLong(3), ByteBuffer.wrap(row.getBytes(4))),
            Instant.ofEpochMilli(row.getLong(5))),
        values.toArray());
  }

  /// A filter as conditions of a statement.
  private static final class Conditions {
    private final List<String> texts = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Conditions(EventFilter filter) {
      add("e.id > ?", 0);
      filter.agent().ifPresent(agent -> add("e.agent_id = (SELECT id FROM agent WHERE name = ?)", agent));
      filter.device().ifPresent(device -> add("e.device = ?", device));
      // Not as a parameter: the index on times is one of all but figures.
      filter.kind().ifPresentOrElse(kind -> add("e.kind = ?", kind.code()),
          () -> add("e.kind <> " + Subject.Kind.FIGURE.code()));
      filter.subject().ifPresent(subject -> add("e.subject = ?", subject));
      filter.aspect().ifPresent(aspect -> add("e.aspect = ?", aspect.code()));
      filter.from().ifPresent(from -> add("e.told_at >= ?", millis(from)));
      filter.to().ifPresent(to -> add("e.told_at < ?", millis(to)));
    }

    private static long millis(Instant time) {
      return time.isBefore(Instant.EPOCH) ? 0 : (time.isAfter(LAST) ? LAST : time).toEpochMilli();
    }

    void add(String text, Object... more) {
      texts.add(text);
      values.addAll(List.of(more));
    }
  }
}
