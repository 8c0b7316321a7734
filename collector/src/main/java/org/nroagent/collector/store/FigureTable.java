package org.nroagent.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nroagent.collector.store.KeptFigure.Compared;
import org.nroagent.model.proof.FigureComparison;
import org.nroagent.model.proof.FigureComparison.Outcome;
import org.nroagent.model.proof.FigureText;
import org.nroagent.model.state.StateEvent;

/// What the writer does with figures, within its transaction.
final class FigureTable {
  /// Who takes figures to compare them has this time to say what came of it, before another collector takes them.
  private static final Duration LEASE = Duration.ofHours(1);
  private static final Duration LONGEST_WAIT = Duration.ofDays(30);
  private static final int FIGURES_PER_PRUNING = 5_000;
  private static final String DUE = "outcome <> 1 AND due_at <= ?";

  private final Connection connection;

  FigureTable(Connection connection) {
    this.connection = connection;
  }

  /// Keeps the figure that an event tells. It takes the place of what was told of the same month before.
  void keep(long agentId, StateEvent event) throws SQLException {
    Optional<FigureText.Name> name = FigureText.Name.parse(event.subject().name());
    if (name.isPresent()) {
      var _ = update(
          "INSERT INTO figure (agent_id, month, series, told_at, text) VALUES (?, ?, ?, ?, ?) "
              + "ON CONFLICT (agent_id, month, series) DO UPDATE SET told_at = excluded.told_at, "
              + "text = excluded.text, outcome = 0, detail = '', compared_at = NULL, due_at = 0",
          agentId, name.get().month().toString(), name.get().series(), event.at().toEpochMilli(),
          event.after());
    }
  }

  /// Takes figures of one agent that are due to be compared. No other collector takes them for a while.
  List<KeptFigure> take(int most, long now) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement("UPDATE figure SET due_at = ? WHERE " + DUE
        + " AND (agent_id, month, series) IN (SELECT agent_id, month, series FROM figure WHERE " + DUE
        + " AND agent_id = (SELECT agent_id FROM figure WHERE " + DUE + " ORDER BY due_at LIMIT 1) "
        + "ORDER BY month, series LIMIT ?) "
        + "RETURNING (SELECT name FROM agent WHERE id = figure.agent_id), series, month, text, told_at")) {
      update.setLong(1, now + LEASE.toMillis());
      update.setLong(2, now);
      update.setLong(3, now);
      update.setLong(4, now);
      update.setInt(5, most);
      List<KeptFigure> taken = new ArrayList<>();
      try (ResultSet row = update.executeQuery()) {
        while (row.next()) {
          taken.add(new KeptFigure(row.getString(1), row.getString(2), YearMonth.parse(row.getString(3)),
              row.getString(4), Instant.ofEpochMilli(row.getLong(5)), Optional.empty()));
        }
      }
      return taken;
    }
  }

  /// Notes what comparisons came to. What was told anew meanwhile stays to be compared. What is not equal is compared again
  /// when it is twice as old: slots may be delivered late.
  ///
  /// @return how many were noted
  int compared(List<KeptFigure> figures) throws SQLException {
    int noted = 0;
    for (KeptFigure figure : figures) {
      Compared compared = figure.compared().orElseThrow();
      FigureComparison comparison = compared.comparison();
      long now = compared.at().toEpochMilli();
      long wait = Math.clamp(now - figure.toldAt().toEpochMilli(), LEASE.toMillis(), LONGEST_WAIT.toMillis());
      noted += update(
          "UPDATE figure SET outcome = ?, detail = ?, compared_at = ?, due_at = ? WHERE month = ? AND series = ? "
              + "AND agent_id = (SELECT id FROM agent WHERE name = ?) AND text = ?",
          code(comparison.outcome()), comparison.detail(), now, now + wait, figure.month().toString(),
          figure.series(), figure.agent(), figure.text());
    }
    return noted;
  }

  /// Deletes some of the figures of months that expired.
  ///
  /// @param oldest the oldest month that is kept
  /// @return how many were deleted
  int prune(YearMonth oldest) throws SQLException {
    return update("DELETE FROM figure WHERE (agent_id, month, series) IN (SELECT agent_id, month, series "
        + "FROM figure WHERE month < ? LIMIT ?)", oldest.toString(), FIGURES_PER_PRUNING);
  }

  private int update(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }

  static int code(Outcome outcome) {
    return switch (outcome) {
      case EQUAL -> 1;
      case DIFFERS -> 2;
      case NOT_COMPARABLE -> 3;
    };
  }

  /// The outcome of a code, empty for 0: not compared yet.
  static Optional<Outcome> outcome(int code) {
    return switch (code) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(Outcome.EQUAL);
      case 2 -> Optional.of(Outcome.DIFFERS);
      case 3 -> Optional.of(Outcome.NOT_COMPARABLE);
      default -> throw new IllegalArgumentException("no outcome has the code " + code);
    };
  }
}
