package org.nroagent.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The months of PostgreSQL's table of records. What belongs to no month lies in `record_other`, so that nothing is lost
/// for want of one; making a month takes what is its own from there. One collector at a time does this, in transactions
/// of its own, and gives up when it has to wait: it is tried again with the next round.
final class MonthPartitions {
  private static final Logger LOG = LoggerFactory.getLogger(MonthPartitions.class);
  /// One number for all collectors of a database.
  private static final long LOCK = 0x6e726f_0002L;
  private static final long DAY_SECONDS = 86_400;
  /// A partition is named by its first second, UTC.
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd_HHmm")
      .withZone(ZoneOffset.UTC);
  private static final Pattern BOUNDS = Pattern.compile("FROM \\('(-?\\d+)'\\) TO \\('(-?\\d+)'\\)");

  private final Connection connection;

  /// A month's table.
  ///
  /// @param table its name
  /// @param span what it holds, by the starts of slots
  private record Partition(String table, Span span) {}

  /// @param connection without another transaction
  MonthPartitions(Connection connection) {
    this.connection = connection;
  }

  /// Makes those of the months that are always to be there, and those that something waits for.
  ///
  /// @param possible months without a gap, ascending
  /// @param alwaysFrom from here on a month is made even though nothing waits for it
  void make(List<Span> possible, long alwaysFrom) throws SQLException {
    Set<Long> days = daysThatWait();
    List<Span> taken = partitions().stream().map(Partition::span).toList();
    connection.commit();
    for (Span month : possible) {
      Optional<Span> free = free(month, taken);
      if (free.isPresent()
          && (month.from() >= alwaysFrom || days.stream().anyMatch(day -> isIn(free.get(), day)))) {
        make(free.get());
      }
    }
  }

  private static boolean isIn(Span span, long day) {
    return day * DAY_SECONDS < span.to() && (day + 1) * DAY_SECONDS > span.from();
  }

  /// Drops the months that end at the horizon or before. A missing range that reaches beyond it stays.
  ///
  /// @param horizon seconds since 1970
  void drop(long horizon) throws SQLException {
    if (!tryLock()) {
      return;
    }
    for (Partition partition : partitions()) {
      if (partition.span().to() <= horizon) {
        execute("ALTER TABLE record DETACH PARTITION " + partition.table());
        execute("INSERT INTO record SELECT * FROM " + partition.table() + " WHERE slot_end > " + horizon);
        execute("DROP TABLE " + partition.table());
        LOG.info("dropped {}, which had expired", partition.table());
      }
    }
    connection.commit();
  }

  /// One month is one transaction, so that writers wait only for its own rows.
  private void make(Span span) throws SQLException {
    if (!tryLock() || partitions().stream().anyMatch(other -> overlap(other.span(), span))) {
      connection.rollback(); // another collector is faster
      return;
    }
    String table = "record_" + NAME.format(Instant.ofEpochSecond(span.from()));
    // What attaching will lock, in the order in which writers lock.
    execute("LOCK TABLE epoch, device, directory IN SHARE ROW EXCLUSIVE MODE");
    execute("LOCK TABLE record_other IN ACCESS EXCLUSIVE MODE");
    execute("CREATE TABLE " + table + " (LIKE record INCLUDING DEFAULTS INCLUDING CONSTRAINTS)");
    execute(
        "WITH moved AS (DELETE FROM record_other WHERE slot_start >= " + span.from() + " AND slot_start < "
            + span.to() + " RETURNING *) INSERT INTO " + table + " SELECT * FROM moved");
    execute("ALTER TABLE record ATTACH PARTITION " + table + " FOR VALUES FROM (" + span.from() + ") TO ("
        + span.to() + ")");
    connection.commit();
    LOG.info("made {}", table);
  }

  /// What of a month no partition has: their borders lie elsewhere after the contract's zone was changed.
  private static Optional<Span> free(Span month, List<Span> taken) {
    long from = month.from();
    long to = month.to();
    for (Span other : taken) {
      if (other.from() <= from && other.to() > from) {
        from = other.to();
      } else if (other.from() > from && other.from() < to) {
        to = other.from();
      }
    }
    return from < to ? Optional.of(new Span(from, to)) : Optional.empty();
  }

  private static boolean overlap(Span a, Span b) {
    return a.from() < b.to() && b.from() < a.to();
  }

  private List<Partition> partitions() throws SQLException {
    try (PreparedStatement select = connection
        .prepareStatement("SELECT c.relname, pg_get_expr(c.relpartbound, c.oid) FROM pg_inherits i "
            + "JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'record'::regclass ORDER BY c.relname");
        ResultSet row = select.executeQuery()) {
      List<Partition> partitions = new ArrayList<>();
      while (row.next()) {
        Matcher bounds = BOUNDS.matcher(row.getString(2));
        if (bounds.find()) { // record_other has none
          partitions.add(new Partition(row.getString(1),
              new Span(Long.parseLong(bounds.group(1)), Long.parseLong(bounds.group(2)))));
        }
      }
      return partitions;
    }
  }

  private Set<Long> daysThatWait() throws SQLException {
    try (PreparedStatement select = connection
        .prepareStatement("SELECT DISTINCT slot_start / " + DAY_SECONDS + " FROM record_other");
        ResultSet row = select.executeQuery()) {
      Set<Long> days = new HashSet<>();
      while (row.next()) {
        days.add(row.getLong(1));
      }
      return days;
    }
  }

  /// Whoever waits for a table holds up all that come behind, so nobody does for long.
  private boolean tryLock() throws SQLException {
    execute("SET LOCAL lock_timeout = '3s'");
    try (PreparedStatement lock = connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?)")) {
      lock.setLong(1, LOCK);
      try (ResultSet row = lock.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
