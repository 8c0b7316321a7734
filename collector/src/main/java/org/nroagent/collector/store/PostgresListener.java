package org.nroagent.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.nroagent.collector.store.Committed.Change;
import org.nroagent.collector.store.Database.Others;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What collectors of one database tell each other with their commits: which slots may have changed, so that figures in
/// memory take up what came to another collector. Told with NOTIFY, which a rolled back transaction does not send; heard
/// on a connection and a thread of its own. After each new connection something may have been missed.
final class PostgresListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresListener.class);
  private static final String CHANNEL = "nro_collector_changes";
  /// PostgreSQL takes less than 8000 octets.
  private static final int PAYLOAD_CHARACTERS = 7_000;
  private static final int WAIT_MILLIS = 1_000;
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

  private final Database database;
  private final String self;
  private final Others others;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;

  /// @param self how this collector signs what it tells, as of [#newSignature]
  PostgresListener(Database database, String self, Others others) {
    this.database = database;
    this.self = self;
    this.others = others;
    this.thread = Thread.ofPlatform().daemon().name("store-listener").start(this::run);
  }

  static String newSignature() {
    return UUID.randomUUID().toString();
  }

  /// Tells others with the commit of the open transaction.
  static void tell(Connection writer, String self, List<Change> changes) throws SQLException {
    if (changes.isEmpty()) {
      return;
    }
    try (PreparedStatement notify = writer.prepareStatement("SELECT pg_notify(?, ?)")) {
      for (String payload : payloads(self, changes)) {
        notify.setString(1, CHANNEL);
        notify.setString(2, payload);
        notify.executeQuery().close();
      }
    }
  }

  /// The signature, then a line for each agent: its name, from, to.
  static List<String> payloads(String self, List<Change> changes) {
    Map<String, Change> byAgent = new LinkedHashMap<>();
    changes.forEach(change -> byAgent.merge(change.agent(), change, (a, b) -> new Change(a.agent(),
        Math.min(a.from(), b.from()), Math.max(a.to(), b.to()))));
    List<String> payloads = new ArrayList<>();
    StringBuilder payload = new StringBuilder(self);
    for (Change change : byAgent.values()) {
      String line = "\n" + change.agent() + "\t" + change.from() + "\t" + change.to();
      if (payload.length() + line.length() > PAYLOAD_CHARACTERS) {
        payloads.add(payload.toString());
        payload = new StringBuilder(self);
      }
      payload.append(line);
    }
    payloads.add(payload.toString());
    return payloads;
  }

  @Override
  public void close() {
    stopped.countDown();
    try {
      if (!thread.join(PATIENCE_AT_STOP)) {
        LOG.warn("the store's listener does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    int failures = 0;
    try {
      while (stopped.getCount() > 0) {
        try (Connection connection = database.openWriter()) {
          connection.setAutoCommit(true);
          listen(connection);
          failures = 0;
          others.missed();
          while (stopped.getCount() > 0) {
            hear(connection.unwrap(PGConnection.class));
          }
        } catch (SQLException | StoreFailure e) {
          LOG.debug("other collectors are not heard now: {}", e.getMessage());
          rest(++failures);
        } catch (RuntimeException e) {
          LOG.error("what other collectors said could not be used", e);
          rest(++failures);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void rest(int failures) throws InterruptedException {
    if (stopped.await(database.pauseAfter(failures).toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.debug("other collectors are not heard any more");
    }
  }

  private static void listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("LISTEN " + CHANNEL);
    }
  }

  private void hear(PGConnection connection) throws SQLException {
    PGNotification[] notifications = connection.getNotifications(WAIT_MILLIS);
    if (notifications == null) {
      return;
    }
    List<Change> changes = new ArrayList<>();
    for (PGNotification notification : notifications) {
      List<String> lines = notification.getParameter().lines().toList();
      if (!lines.getFirst().equals(self)) {
        lines.stream().skip(1).map(PostgresListener::change).forEach(changes::add);
      }
    }
    if (!changes.isEmpty()) {
      others.changed(changes);
    }
  }

  private static Change change(String line) {
    String[] parts = line.split("\t", -1);
    return new Change(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]));
  }
}
