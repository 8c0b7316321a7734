package org.nroagent.collector.ingest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;

/// Something of which there is only so much, given out in the order in which connections ask. Safe for any thread.
final class Line {
  private final long most;
  private final BooleanSupplier open;
  private final Set<Place> waiting = new LinkedHashSet<>();
  private long given;

  /// @param most how much there is
  /// @param open whether any of it is given out at present; where that changes, [#serve] is to be called
  Line(long most, BooleanSupplier open) {
    this.most = most;
    this.open = open;
  }

  /// A place in the line for one connection.
  ///
  /// @param loop the connection's event loop
  /// @param granted told there when it has what it waited for
  Place place(Executor loop, Runnable granted) {
    return new Place(loop, granted);
  }

  /// Gives out what there is to those who wait.
  void serve() {
    next().forEach(Place::tell);
  }

  private synchronized List<Place> next() {
    List<Place> served = new ArrayList<>();
    while (!waiting.isEmpty() && has(waiting.iterator().next().amount)) {
      Place first = waiting.iterator().next();
      waiting.remove(first);
      first.receive();
      served.add(first);
    }
    return served;
  }

  /// Whoever wants more than there is gets it alone.
  private boolean has(long amount) {
    return (given == 0 || given + amount <= most) && open.getAsBoolean();
  }

  /// What one connection has or waits for. Its fields are the line's, under the line's lock.
  final class Place {
    private final Executor loop;
    private final Runnable granted;
    private long amount;
    private boolean has;

    private Place(Executor loop, Runnable granted) {
      this.loop = loop;
      this.granted = granted;
    }

    /// Asks for something, unless it has it or waits for it already.
    ///
    /// @return whether it has it now; if not, it is told later
    boolean take(long wanted) {
      synchronized (Line.this) {
        if (!has && !waiting.contains(this)) {
          amount = wanted;
          if (waiting.isEmpty() && Line.this.has(wanted)) {
            receive();
          } else {
            waiting.add(this);
          }
        }
        return has;
      }
    }

    /// Gives back what it has, or waits no more.
    void leave() {
      synchronized (Line.this) {
        if (!has && !waiting.remove(this)) {
          return;
        }
        given -= has ? amount : 0;
        has = false;
      }
      serve();
    }

    private void receive() {
      has = true;
      given += amount;
    }

    private void tell() {
      try {
        loop.execute(granted);
      } catch (RejectedExecutionException e) {
        leave(); // the loop has ended, and its connections with it
      }
    }
  }
}
