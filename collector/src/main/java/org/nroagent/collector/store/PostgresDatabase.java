package org.nroagent.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.nroagent.collector.store.Committed.Change;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ds.common.BaseDataSource;

/// A PostgreSQL database that several collectors write at the same time. Transactions run at READ COMMITTED and lock the
/// agents whose rows they change; what the options of the URL say goes before the settings here.
final class PostgresDatabase implements Database {
  static final String MIGRATIONS = "classpath:db/migration/postgresql";
  private static final String APPLICATION = "nro-collector";
  private static final int CONNECT_SECONDS = 5;
  /// A server that says nothing for so long is gone; no statement of ours takes that long.
  private static final int SILENCE_SECONDS = 60;
  private static final int ROWS_PER_FETCH = 2_000;
  private static final int RECORDS_PER_DELETION = 5_000;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  /// One number for all collectors of this database.
  private static final long ARRIVALS_LOCK = 0x6e726f_0001L;
  /// A collector that hangs in the middle of a transaction must not hold its agents' rows for ever; one that waits for
  /// rows longer than that is told so. A commit that is not on the disk is none.
  private static final String WRITER_SETTINGS = """
      SET lock_timeout = '10s';
      SET idle_in_transaction_session_timeout = '60s';
      SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';
      """;

  private final StoreLocation.Postgres location;
  private final ReaderPool readers;
  private final String signature = PostgresListener.newSignature();
  private @Nullable PostgresListener listener;

  PostgresDatabase(StoreLocation.Postgres location) {
    this.location = location;
    PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
    configure(source, SILENCE_SECONDS);
    source.setDefaultAutoCommit(false);
    this.readers = new ReaderPool(source);
  }

  @Override
  public void prepare() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    configure(source, 0);
    try {
      Flyway.configure()
          .dataSource(source)
          .locations(MIGRATIONS)
          .ignoreMigrationPatterns(new String[0])
          .load()
          .migrate();
    } catch (FlywayException e) {
      for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
        if (cause instanceof SQLException error && faultOf(error) == Fault.CONNECTION) {
          throw new StoreAway("the store " + this + " cannot be reached: " + error.getMessage(), e);
        }
      }
      throw new StoreFailure("cannot open the store " + this + ": " + e.getMessage()
          + "; check that the server runs and the user may create tables, and that no newer version has written it",
          e);
    }
  }

  @Override
  public Connection openWriter() throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    configure(source, SILENCE_SECONDS);
    Connection connection = source.getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute(WRITER_SETTINGS);
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /// The lock comes before the snapshot: a month's table that is made meanwhile takes rows out of the one for all others,
  /// and who plans by the new tables and sees the old rows finds them in neither.
  @Override
  public Connection openReader() throws SQLException {
    Connection connection = readers.open();
    try (Statement statement = connection.createStatement()) {
      statement.execute("LOCK TABLE record IN ACCESS SHARE MODE");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /// By the classes of SQLSTATE.
  @Override
  public Fault faultOf(SQLException error) {
    String state = String.valueOf(error.getSQLState());
    return switch (state) {
      case "40001", "40P01", "55P03" -> Fault.CONTENTION;
      case "57P01", "57P02", "57P03", "25P03" -> Fault.CONNECTION;
      default -> switch (state.length() < 2 ? "" : state.substring(0, 2)) {
        case "22", "23", "54" -> Fault.DATA;
        case "08" -> Fault.CONNECTION;
        case "21", "25", "42", "P0" -> Fault.WORK;
        default -> Fault.STORE;
      };
    };
  }

  @Override
  public boolean isShared() {
    return true;
  }

  /// In the order of their numbers, so that two collectors never wait for each other.
  @Override
  public void lockAgents(Connection writer, Collection<AgentKey> agents) throws SQLException {
    List<Long> ids = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (AgentKey agent : agents) {
      switch (agent) {
        case AgentKey.Id(long id) -> ids.add(id);
        case AgentKey.Name(String name) -> names.add(name);
      }
    }
    try (PreparedStatement lock = writer.prepareStatement(
        "SELECT id FROM agent WHERE id = ANY (?) OR name = ANY (?) ORDER BY id FOR NO KEY UPDATE")) {
      lock.setArray(1, writer.createArrayOf("bigint", ids.toArray()));
      lock.setArray(2, writer.createArrayOf("text", names.toArray()));
      lock.executeQuery().close();
    }
  }

  @Override
  public void lockArrivals(Connection writer) throws SQLException {
    try (PreparedStatement lock = writer.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
      lock.setLong(1, ARRIVALS_LOCK);
      lock.executeQuery().close();
    }
  }

  @Override
  public void tellOthers(Connection writer, List<Change> changes) throws SQLException {
    PostgresListener.tell(writer, signature, changes);
  }

  @Override
  public void hearOthers(Others others) {
    listener = new PostgresListener(this, signature, others);
  }

  @Override
  public Optional<KnownRecords.Lookup> lookup() {
    return Optional.of(PostgresLookup::of);
  }

  @Override
  public void keepMonths(List<Span> months, long aheadFrom, long horizon) throws SQLException {
    try (Connection connection = openWriter()) {
      MonthPartitions partitions = new MonthPartitions(connection);
      partitions.drop(horizon);
      partitions.make(months, aheadFrom);
    }
  }

  /// Whole months are dropped; what remains are rows of no month, and of a month whose border lies elsewhere.
  @Override
  public int deleteExpired(Connection writer, long horizon) throws SQLException {
    try (PreparedStatement delete = writer.prepareStatement("""
        DELETE FROM record WHERE (id, slot_start) IN (
          SELECT id, slot_start FROM record WHERE slot_start < ? AND slot_end < ? LIMIT ?)""")) {
      delete.setLong(1, horizon);
      delete.setLong(2, horizon);
      delete.setInt(3, RECORDS_PER_DELETION);
      return delete.executeUpdate();
    }
  }

  @Override
  public Duration pauseAfter(int failures) {
    Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  @Override
  public void close() {
    PostgresListener started = listener;
    if (started != null) {
      started.close();
    }
    readers.close();
  }

  @Override
  public String toString() {
    int options = location.url().indexOf('?');
    return options < 0 ? location.url() : location.url().substring(0, options);
  }

  /// The URL comes last: what it says wins.
  private void configure(BaseDataSource source, int silenceSeconds) {
    source.setApplicationName(APPLICATION);
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setSocketTimeout(silenceSeconds);
    source.setTcpKeepAlive(true);
    source.setReWriteBatchedInserts(true);
    source.setDefaultRowFetchSize(ROWS_PER_FETCH);
    source.setUrl(location.url());
    source.setUser(location.user());
    source.setPassword(location.password().reveal());
  }
}
