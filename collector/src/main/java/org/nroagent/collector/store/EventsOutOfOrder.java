package org.nroagent.collector.store;

/// Events came that are not the next ones of their epoch; nothing of them is stored.
public final class EventsOutOfOrder extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EventsOutOfOrder(long first, long expected) {
    super("event " + first + " came where " + expected
        + " must; events are sent in their order, without holes");
  }
}
