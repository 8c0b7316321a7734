package org.nroagent.collector.http;

import java.util.List;
import org.nroagent.collector.event.EventCsv;
import org.nroagent.collector.store.EventReader;
import org.nroagent.collector.store.EventReader.Entry;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.http.Response;
import org.nroagent.model.time.TimeSource;

/// `/api/v1/events`: events of all agents, narrowed by what the query says.
final class EventRoutes {
  private static final int DEFAULT_LIMIT = 100;

  private final EventReader reader;
  private final TimeSource time;

  EventRoutes(EventReader reader, TimeSource time) {
    this.reader = reader;
    this.time = time;
  }

  /// A part of the events.
  ///
  /// @param events as asked for
  /// @param next what to ask for as `after` to get what arrives later
  record Document(List<EventView> events, long next) {}

  Response events(Request request) {
    EventQuery query = EventQuery.of(request, DEFAULT_LIMIT, time.wall());
    Api.Format format = request.constant("format", Api.Format.class).orElse(Api.Format.JSON);
    List<Entry> entries = query.ask(reader);
    return switch (format) {
      case CSV -> Response.csv(EventCsv.HEADER + EventCsv.rows(entries));
      case JSON -> Response.json(new Document(entries.stream().map(EventView::of).toList(), entries.stream()
          .mapToLong(Entry::arrival).max().orElse(query.after().orElse(0L))));
    };
  }
}
