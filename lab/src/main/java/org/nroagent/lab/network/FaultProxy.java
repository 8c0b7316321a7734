package org.nroagent.lab.network;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/// A TCP network between two peers on this host, on which each connection has its [Fault].
public final class FaultProxy implements Closeable {
  private static final int BACKLOG = 64;

  private final ServerSocket listener;
  private final Supplier<? extends Fault> faults;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private volatile InetSocketAddress target;
  private volatile boolean fired;
  private final LongAdder carried = new LongAdder();
  private Optional<Fault> planned = Optional.empty();
  private boolean down;

  private FaultProxy(InetSocketAddress target, Supplier<? extends Fault> faults) throws IOException {
    this.target = target;
    this.faults = faults;
    this.listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
  }

  /// Listens on a free port of the loopback address.
  ///
  /// @param target where connections lead to
  /// @param faults what goes wrong on each connection, asked by one thread in the order of the connections
  /// @throws IOException if there is no free port
  public static FaultProxy start(InetSocketAddress target, Supplier<? extends Fault> faults)
      throws IOException {
    FaultProxy proxy = new FaultProxy(target, faults);
    var _ = Thread.ofVirtual().name("network").start(proxy::accept);
    return proxy;
  }

  /// The port to connect to.
  public int port() {
    return listener.getLocalPort();
  }

  /// Leads connections to come to another place.
  public void leadTo(InetSocketAddress newTarget) {
    target = newTarget;
  }

  /// Ends what is connected; this is to go wrong on the connection that comes next, in the place of what would.
  public synchronized void cutAllAndPlan(Fault fault) {
    fired = false;
    planned = Optional.of(fault);
    cutAll();
  }

  /// Whether what was planned last has happened.
  public boolean fired() {
    return fired;
  }

  /// How many octets have arrived, of all connections and both directions.
  public long carried() {
    return carried.sum();
  }

  /// Ends what is connected.
  public synchronized void cutAll() {
    links.forEach(Link::close);
  }

  /// Ends what is connected, and ends at once whatever connects until [#up()].
  public synchronized void down() {
    down = true;
    cutAll();
  }

  /// Lets connections through again.
  public synchronized void up() {
    down = false;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    down();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        open(listener.accept());
      } catch (IOException _) {
        // Closed, or the peer has gone.
      }
    }
  }

  private synchronized void open(Socket client) throws IOException {
    if (down) {
      client.close();
      return;
    }
    boolean isPlanned = planned.isPresent();
    Fault fault = planned.orElseGet(faults);
    planned = Optional.empty();
    links.forEach(Link::succeeded);
    Link link = new Link(client, target, fault, () -> {
      if (isPlanned) {
        fired = true;
      }
    }, carried::add, links::remove);
    links.add(link);
    var _ = Thread.ofVirtual().name("link").start(link);
  }
}
