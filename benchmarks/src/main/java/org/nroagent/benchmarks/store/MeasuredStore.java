package org.nroagent.benchmarks.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.nroagent.collector.store.Retention;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.collector.store.StoreLocation;
import org.nroagent.daemon.config.Secret;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.time.TimeSource;

/// An empty store to measure with.
///
/// @param name its kind, for people
/// @param location where it is
public record MeasuredStore(String name, StoreLocation location) {
  /// Names the JDBC URL of a PostgreSQL in which databases may be made, with the user in
  /// `nro.benchmarks.postgresql.user`.
  private static final String POSTGRESQL = "nro.benchmarks.postgresql";
  /// What a collector keeps unless it is told otherwise.
  private static final int MONTHS_KEPT = 26;
  /// The running one, three before, two ahead, and the table of all others.
  private static final int MONTHS_MADE_AHEAD = 7;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  /// Both kinds, as far as they are there: a folder, and a new database of the server.
  ///
  /// @param part what is measured; becomes the database's name
  /// @param work where the folder goes
  public static List<MeasuredStore> all(String part, Path work) throws IOException {
    List<MeasuredStore> stores = new ArrayList<>();
    stores.add(new MeasuredStore("SQLite", new StoreLocation.Folder(work.resolve(part))));
    Optional<String> server = Optional.ofNullable(System.getProperty(POSTGRESQL));
    if (server.isPresent()) {
      stores.add(new MeasuredStore("PostgreSQL", database(server.get(), part)));
    } else {
      System.out.println("not measured: PostgreSQL, which is not installed");
    }
    return stores;
  }

  /// Keeps the store's months as a collector does. Where it has a table for each, slots belong there: so nothing is
  /// measured before they are made.
  public Retention keepMonths(SlotStore store, TimeSource time) throws IOException {
    Retention retention = Retention.start(store, MONTHS_KEPT, CivilMonth.CONTRACT_ZONE, time);
    if (location instanceof StoreLocation.Postgres postgres) {
      awaitMonths(postgres);
    }
    return retention;
  }

  private static void awaitMonths(StoreLocation.Postgres database) throws IOException {
    long started = System.nanoTime();
    try (Connection connection = DriverManager.getConnection(database.url(), database.user(), "");
        PreparedStatement count = connection
            .prepareStatement("SELECT count(*) FROM pg_inherits WHERE inhparent = 'record'::regclass")) {
      while (count(count) < MONTHS_MADE_AHEAD) {
        if (System.nanoTime() - started > PATIENCE_NANOS) {
          throw new IOException("the months of " + database.url() + " are not made");
        }
        Thread.onSpinWait();
      }
    } catch (SQLException e) {
      throw new IOException("the months of " + database.url() + " cannot be counted: " + e.getMessage(), e);
    }
  }

  private static long count(PreparedStatement count) throws SQLException {
    try (ResultSet row = count.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static StoreLocation database(String server, String part) throws IOException {
    String user = System.getProperty(POSTGRESQL + ".user", "postgres");
    String name = "nro_" + part.toLowerCase(Locale.ROOT);
    try (Connection connection = DriverManager.getConnection(server, user, "");
        Statement create = connection.createStatement()) {
      create.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IOException("the database " + name + " cannot be made: " + e.getMessage(), e);
    }
    return new StoreLocation.Postgres(server.substring(0, server.lastIndexOf('/') + 1) + name, user,
        new Secret(""));
  }
}
