package org.nroagent.collector.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nroagent.collector.store.KeptFigure.Compared;
import org.nroagent.model.proof.FigureComparison;
import org.nroagent.model.proof.FigureComparison.Outcome;

/// What agents told of their closed months, a part at a time. Safe for any thread.
public final class FigureReader {
  private final Questions questions;

  FigureReader(Database database) {
    this.questions = new Questions(database, "the figures of closed months cannot be read",
        Questions.BROUGHT_UP_TO_DATE);
  }

  /// Where a figure stands in the order of a month.
  public record Place(String agent, String series) {
    /// The place of a figure.
    public static Place of(KeptFigure figure) {
      return new Place(figure.agent(), figure.series());
    }
  }

  /// Which figures.
  ///
  /// @param agent of this agent; empty for any
  /// @param outcome whose comparison came to this; empty for any
  /// @param after those behind it; empty for the first
  /// @param limit the most
  public record Query(YearMonth month, Optional<String> agent, Optional<Outcome> outcome,
      Optional<Place> after, int limit) {}

  /// How many figures of a month there are.
  public record Counts(long equal, long differing, long notComparable, long notCompared) {
    /// None.
    public static final Counts NONE = new Counts(0, 0, 0, 0);

    /// The same with one more.
    public Counts with(Outcome outcome) {
      return switch (outcome) {
        case EQUAL -> new Counts(equal + 1, differing, notComparable, notCompared);
        case DIFFERS -> new Counts(equal, differing + 1, notComparable, notCompared);
        case NOT_COMPARABLE -> new Counts(equal, differing, notComparable + 1, notCompared);
      };
    }
  }

  /// A part of the figures of a month, by agent and series.
  ///
  /// @throws StoreFailure if the store cannot be read
  public List<KeptFigure> read(Query query) {
    StringBuilder sql = new StringBuilder(
        "SELECT a.name, f.series, f.month, f.text, f.told_at, f.outcome, f.detail, f.compared_at "
            + "FROM agent a JOIN figure f ON f.agent_id = a.id WHERE f.month = ?");
    List<Object> values = new ArrayList<>(List.of(query.month().toString()));
    query.agent().ifPresent(agent -> {
      sql.append(" AND a.name = ?");
      values.add(agent);
    });
    query.outcome().ifPresent(outcome -> {
      sql.append(" AND f.outcome = ?");
      values.add(FigureTable.code(outcome));
    });
    query.after().ifPresent(after -> {
      // The first condition lets the index on names skip what lies before.
      sql.append(" AND a.name >= ? AND (a.name > ? OR f.series > ?)");
      values.addAll(List.of(after.agent(), after.agent(), after.series()));
    });
    sql.append(" ORDER BY a.name, f.series LIMIT ?");
    values.add(query.limit());
    return questions.list(sql.toString(), FigureReader::figure, values.toArray());
  }

  /// How the comparisons of a month stand.
  ///
  /// @throws StoreFailure if the store cannot be read
  public Counts counts(YearMonth month) {
    long[] counts = new long[4];
    questions.list("SELECT outcome, COUNT(*) FROM figure WHERE month = ? GROUP BY outcome",
        row -> counts[row.getInt(1)] = row.getLong(2), month.toString());
    return new Counts(counts[1], counts[2], counts[3], counts[0]);
  }

  private static KeptFigure figure(ResultSet row) throws SQLException {
    Optional<Outcome> outcome = FigureTable.outcome(row.getInt(6));
    String detail = row.getString(7);
    Instant at = Instant.ofEpochMilli(row.getLong(8));
    return new KeptFigure(row.getString(1), row.getString(2), YearMonth.parse(row.getString(3)),
        row.getString(4), Instant.ofEpochMilli(row.getLong(5)),
        outcome.map(each -> new Compared(new FigureComparison(each, detail), at)));
  }
}
