package org.nroagent.collector.store;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.model.time.TimeSource;
import org.nroagent.protocol.Message.EventGapReason;
import org.nroagent.protocol.Message.EventItem;
import org.nroagent.protocol.Message.GapReason;
import org.nroagent.protocol.Message.Hello;

/// The collector's store: a database with one writer of this process and any number of readers. What a future reports
/// as done is on the disk.
public final class SlotStore implements RecordStore, AutoCloseable {
  private static final int STORE_ID_BYTES = 16;
  /// What a slot that waits takes in memory, roughly: the bound of the queue is counted in slots.
  private static final int OCTETS_PER_SLOT = 32;

  private final Database database;
  private final String storeId;
  private final WorkQueue queue;
  private final StoreWriter writer;
  private final StoreReader reader;
  private final StoreCounters counters = new StoreCounters();
  private final List<Consumer<Committed>> listeners = new CopyOnWriteArrayList<>();

  private SlotStore(Database database, WorkQueue.Bounds bounds, TimeSource time) throws SQLException {
    this.database = database;
    this.storeId = identify(database, time);
    this.reader = new StoreReader(database);
    this.queue = new WorkQueue(bounds);
    this.writer = new StoreWriter(database, storeId, time, queue, this::committed, counters::failed);
  }

  /// Opens the store in a folder, creating folder and store where they are missing.
  ///
  /// @throws StoreFailure if another process has it open, or it cannot be used
  public static SlotStore open(Path folder, TimeSource time) {
    return open(new StoreLocation.Folder(folder), time);
  }

  /// Opens a store, creating it where it is missing.
  ///
  /// @throws StoreFailure if it is in a folder that another process has open, or cannot be used
  public static SlotStore open(StoreLocation location, TimeSource time) {
    return open(database(location), time, WorkQueue.Bounds.DEFAULT);
  }

  static SlotStore open(Database database, TimeSource time, WorkQueue.Bounds bounds) {
    try {
      database.prepare();
      SlotStore store = new SlotStore(database, bounds, time);
      store.writer.start();
      database.hearOthers(store.others());
      return store;
    } catch (SQLException | StoreFailure e) {
      database.close();
      throw e instanceof StoreFailure failure
          ? failure
          : new StoreFailure("cannot open the store in " + database + ": " + e.getMessage(), e);
    }
  }

  /// Reads the store in a folder, also one that a running collector has open.
  ///
  /// @throws StoreFailure if the folder holds none
  public static StoreReader openReader(Path folder) {
    return openReader(new StoreLocation.Folder(folder));
  }

  /// Reads a store, also one that a running collector has open.
  ///
  /// @throws StoreFailure if it is a folder that holds none
  public static StoreReader openReader(StoreLocation location) {
    Database database = database(location);
    if (database instanceof SqliteDatabase file && !file.exists()) {
      throw new StoreFailure("there is no store in " + file + "; name the collector's data directory");
    }
    return new StoreReader(database);
  }

  private static Database database(StoreLocation location) {
    return switch (location) {
      case StoreLocation.Folder(Path folder) -> new SqliteDatabase(folder);
      case StoreLocation.Postgres postgres -> new PostgresDatabase(postgres);
    };
  }

  @Override
  public CompletableFuture<Opening> open(Hello hello) {
    return queue.submit(1, new AgentKey.Name(hello.agent()), session -> session.open(hello));
  }

  @Override
  public CompletableFuture<List<SequenceRange>> deliver(AgentStream stream, Delivery delivery) {
    return queue.submit(slots(delivery), new AgentKey.Id(stream.agentId()),
        session -> session.deliver(stream, delivery));
  }

  @Override
  public CompletableFuture<List<SequenceRange>> lose(AgentStream stream, SequenceRange range,
      GapReason reason) {
    return queue.submit(1, new AgentKey.Id(stream.agentId()), session -> {
      session.lose(stream, range, reason);
      return List.of(range);
    });
  }

  @Override
  public CompletableFuture<Long> deliverEvents(EventStream stream, List<EventItem> events) {
    long slots = events.stream().mapToLong(event -> 1 + event.content().length() / OCTETS_PER_SLOT).sum();
    return queue.submit(slots, new AgentKey.Id(stream.agentId()),
        session -> session.events().deliver(stream, events));
  }

  @Override
  public CompletableFuture<Long> loseEvents(EventStream stream, SequenceRange range, EventGapReason reason) {
    return queue.submit(1, new AgentKey.Id(stream.agentId()),
        session -> session.events().lose(stream, range, reason));
  }

  /// Keeps what a person said of a notice.
  ///
  /// @return its number; empty as [NoticeLedger#add] says
  public CompletableFuture<OptionalLong> mark(NoticeMark mark) {
    return queue.submit(1, null, session -> session.mark(mark));
  }

  /// Keeps what a person stated of an incident.
  ///
  /// @return its number; empty as [StatementLedger#add] says
  public CompletableFuture<OptionalLong> state(IncidentStatement statement) {
    return queue.submit(1, null, session -> session.state(statement));
  }

  /// Keeps what a person decided of incidents.
  ///
  /// @return its number; empty as [VerdictLedger#add] says
  public CompletableFuture<OptionalLong> decide(IncidentVerdict verdict) {
    return queue.submit(1, null, session -> session.decide(verdict));
  }

  /// Keeps what a person said of the end of an incident.
  ///
  /// @return its number; empty as [EndLedger#add] says
  public CompletableFuture<OptionalLong> end(IncidentEnd end) {
    return queue.submit(1, null, session -> session.end(end));
  }

  @Override
  public boolean isShared() {
    return database.isShared();
  }

  @Override
  public CompletableFuture<Map<String, String>> newestSessions() {
    return queue.submit(1, null, WriteSession::newestSessions);
  }

  @Override
  public boolean busy() {
    return queue.busy();
  }

  @Override
  public void onRoom(Runnable listener) {
    queue.onRoom(listener);
  }

  /// Makes tables for months and drops expired ones, where the database has a table per month. Blocks.
  ///
  /// @param months that may have a table, without a gap, ascending
  /// @param aheadFrom from here on they are made ahead
  /// @param horizon what ends before it is expired
  /// @throws StoreFailure if it was not done, or not all of it; asking again later is right
  void keepMonths(List<CivilMonth> months, Instant aheadFrom, Instant horizon) {
    try {
      database.keepMonths(months.stream()
          .map(month -> new Span(month.start().getEpochSecond(), month.end().getEpochSecond())).toList(),
          aheadFrom.getEpochSecond(), horizon.getEpochSecond());
    } catch (SQLException e) {
      throw new StoreFailure("the store's months are not kept now: " + e.getMessage(), e);
    }
  }

  /// Deletes some of what ended before the horizon. To be repeated while it deletes anything.
  ///
  /// @return how many records were deleted
  public CompletableFuture<Integer> prune(Instant horizon) {
    return queue.submit(1, null, session -> session.prune(horizon.getEpochSecond()));
  }

  /// Deletes some of the events that were told before the horizon. To be repeated while it deletes anything.
  ///
  /// @return how many events were deleted
  public CompletableFuture<Integer> pruneEvents(Instant horizon) {
    return queue.submit(1, null, session -> session.events().prune(horizon.toEpochMilli()));
  }

  /// Deletes some of the figures of months before the oldest one to keep. To be repeated while it deletes anything.
  ///
  /// @return how many figures were deleted
  public CompletableFuture<Integer> pruneFigures(YearMonth oldest) {
    return queue.submit(1, null, session -> session.figures().prune(oldest));
  }

  /// Takes figures of one agent that are due to be compared, so that no other collector compares them now.
  ///
  /// @param most the most figures
  public CompletableFuture<List<KeptFigure>> takeFigures(int most, Instant now) {
    return queue.submit(1, null, session -> session.figures().take(most, now.toEpochMilli()));
  }

  /// Notes what comparisons came to.
  ///
  /// @return how many of them were not told anew meanwhile
  public CompletableFuture<Integer> compared(List<KeptFigure> figures) {
    return queue.submit(1, null, session -> session.figures().compared(figures));
  }

  /// Deletes some of the parked records and gaps that were noted before the horizon. To be repeated while it deletes
  /// anything.
  ///
  /// @return how many were deleted
  public CompletableFuture<Integer> pruneRefused(Instant horizon) {
    return queue.submit(1, null, session -> session.pruneRefused(horizon.toEpochMilli()));
  }

  /// What the agents together take for now: the median end of the slots that came last, empty for an empty store.
  public CompletableFuture<Optional<Instant>> typicalNewestSlot() {
    return queue.submit(1, null, session -> {
      OptionalLong seconds = session.typicalNewestSlot();
      return seconds.isPresent() ? Optional.of(Instant.ofEpochSecond(seconds.getAsLong())) : Optional.empty();
    });
  }

  /// Identity of the store, random, made with it.
  public String storeId() {
    return storeId;
  }

  /// What it holds.
  public StoreReader reader() {
    return reader;
  }

  /// What it has done.
  public StoreCounters counters() {
    return counters;
  }

  /// How many slots wait to be written.
  public long queuedSlots() {
    return queue.queuedSlots();
  }

  /// Why it does not work at present, empty while it does.
  public Optional<StoreTrouble> failure() {
    return writer.failure();
  }

  /// Calls the listener after each commit, on the writer's thread, which it must not hold up, and, on another thread,
  /// with the changes that other collectors of the same store committed.
  public void onCommit(Consumer<Committed> listener) {
    listeners.add(listener);
  }

  /// Writes what waits, then closes.
  @Override
  public void close() {
    writer.close();
    database.close();
  }

  private void committed(Committed committed) {
    counters.add(committed);
    listeners.forEach(listener -> listener.accept(committed));
  }

  private Database.Others others() {
    return new Database.Others() {
      @Override
      public void changed(List<Committed.Change> changes) {
        Committed elsewhere = Committed.elsewhere(changes);
        listeners.forEach(listener -> listener.accept(elsewhere));
      }

      @Override
      public void missed() {
        changed(reader.newestSlots().stream()
            .map(newest -> new Committed.Change(newest.agent(), 0, newest.end().getEpochSecond())).toList());
      }
    };
  }

  private static long slots(Delivery delivery) {
    return delivery.unreadable().size() + delivery.records().stream()
        .mapToLong(incoming -> incoming.record() instanceof SlotRecord.Row row ? 1 + row.columns().size() : 1)
        .sum();
  }

  private static String identify(Database database, TimeSource time) throws SQLException {
    try (Connection connection = database.openWriter()) {
      try (PreparedStatement insert = connection.prepareStatement(
          "INSERT INTO store (id, created_at) SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM store) "
              + "ON CONFLICT DO NOTHING")) {
        byte[] random = new byte[STORE_ID_BYTES];
        new SecureRandom().nextBytes(random);
        insert.setString(1, HexFormat.of().formatHex(random));
        insert.setLong(2, time.wall().toEpochMilli());
        insert.executeUpdate();
      }
      connection.commit();
      try (PreparedStatement select = connection.prepareStatement("SELECT id FROM store");
          ResultSet row = select.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
