package org.nroagent.lab.network;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.nroagent.lab.network.Fault.Way;

/// One connection through the network: two sockets, and a thread for each direction.
final class Link implements Runnable {
  private static final int CHUNK_OCTETS = 16 << 10;

  private final Socket client;
  private final Socket server = new Socket();
  private final Socket twin = new Socket();
  private final InetSocketAddress target;
  private final Fault fault;
  private final Runnable fired;
  private final LongConsumer carried;
  private final Consumer<Link> ended;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CountDownLatch nextConnection = new CountDownLatch(1);
  /// One side sees the end before the other: only the direction that made it so ends the whole.
  private volatile boolean parted;

  /// @param client who connected
  /// @param target where it leads to
  /// @param fired hears that the fault has happened
  /// @param carried hears how many octets have arrived
  /// @param ended hears that the connection is over
  Link(Socket client, InetSocketAddress target, Fault fault, Runnable fired,
      LongConsumer carried, Consumer<Link> ended) {
    this.client = client;
    this.target = target;
    this.fault = fault;
    this.fired = fired;
    this.carried = carried;
    this.ended = ended;
  }

  /// The same peer, or another one, has connected anew.
  void succeeded() {
    nextConnection.countDown();
  }

  @Override
  public void run() {
    try {
      client.setTcpNoDelay(true);
      connect(server);
      OutputStream up = server.getOutputStream();
      if (fault instanceof Fault.Twice) {
        connect(twin);
        up = new Doubled(up, twin.getOutputStream());
        var _ = Thread.ofVirtual().start(this::hearNobody);
        fired.run();
      }
      OutputStream upward = up;
      OutputStream downward = client.getOutputStream();
      Thread down = Thread.ofVirtual().start(() -> pump(server, downward, Way.DOWN));
      pump(client, upward, Way.UP);
      down.join();
    } catch (IOException _) {
      // The target is away.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      close();
      ended.accept(this);
    }
  }

  private void connect(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    socket.connect(target);
  }

  private void pump(Socket from, OutputStream to, Way way) {
    Course course = Course.of(fault, way);
    try {
      byte[] chunk = new byte[CHUNK_OCTETS];
      boolean flows = true;
      while (flows) {
        if (course.isDue()) {
          course.happened();
          flows = happen(from, to);
        } else {
          flows = move(from, to, chunk, course);
        }
      }
    } catch (IOException _) {
      // The other direction has ended it.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      if (!parted || course.hasHappened()) {
        close();
      }
    }
  }

  private boolean move(Socket from, OutputStream to, byte[] chunk, Course course)
      throws IOException, InterruptedException {
    int read = from.getInputStream().read(chunk, 0, course.most(chunk.length));
    if (read < 0) {
      return false;
    }
    if (course.isSlow()) {
      pause(course.slowness());
    }
    to.write(chunk, 0, read);
    course.moved(read);
    carried.accept(read);
    return true;
  }

  /// What was to go wrong goes wrong.
  ///
  /// @return whether octets flow on
  private boolean happen(Socket from, OutputStream to) throws IOException, InterruptedException {
    switch (fault) {
      case Fault.Corrupt(Way _, long _, int mask) -> {
        int octet = from.getInputStream().read();
        if (octet < 0) {
          return false;
        }
        fired.run();
        to.write(octet ^ mask);
        return true;
      }
      case Fault.Stall(Way _, long _, Duration pause) -> {
        fired.run();
        pause(pause);
        return true;
      }
      case Fault.HalfOpen(Way way, long _, Duration lasts) -> {
        fired.run();
        parted = true;
        reset(way == Way.UP ? server : client);
        swallow(from, lasts);
        return false;
      }
      case Fault.Late(long _, Duration longest) -> {
        fired.run();
        deliverLate(to, longest);
        return false;
      }
      case Fault.Cut _,Fault.None _,Fault.Trickle _,Fault.Twice _ -> {
        fired.run();
        return false;
      }
    }
  }

  /// Until the sender gives it up, or the time is over.
  private static void swallow(Socket from, Duration lasts) throws IOException {
    long end = System.nanoTime() + lasts.toNanos();
    byte[] chunk = new byte[CHUNK_OCTETS];
    int read = 0;
    while (read >= 0 && System.nanoTime() - end < 0) {
      from.setSoTimeout((int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
      read = from.getInputStream().read(chunk);
    }
  }

  /// What was sent before the end, and was under way, arrives behind the next connection's beginning.
  private void deliverLate(OutputStream to, Duration longest) throws IOException, InterruptedException {
    byte[] underWay = new byte[CHUNK_OCTETS];
    int read = client.getInputStream().read(underWay);
    parted = true;
    client.close();
    var _ = nextConnection.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    if (read > 0) {
      to.write(underWay, 0, read);
    }
  }

  private void hearNobody() {
    try {
      var _ = twin.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException _) {
      // It is over.
    }
  }

  private void pause(Duration duration) throws InterruptedException {
    var _ = closed.await(duration.toNanos(), TimeUnit.NANOSECONDS);
  }

  /// Ends it for both.
  void close() {
    closed.countDown();
    boolean reset = fault instanceof Fault.Cut cut && cut.reset();
    for (Socket socket : new Socket[]{client, server, twin}) {
      if (reset) {
        reset(socket);
      } else {
        quietlyClose(socket);
      }
    }
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException _) {
      // It is closed.
    }
    quietlyClose(socket);
  }

  private static void quietlyClose(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is closed.
    }
  }

  /// Writes the same to two places; the second may fail.
  private static final class Doubled extends OutputStream {
    private final OutputStream first;
    private final OutputStream second;

    Doubled(OutputStream first, OutputStream second) {
      this.first = first;
      this.second = second;
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[]{(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
      first.write(octets, offset, length);
      try {
        second.write(octets, offset, length);
      } catch (IOException _) {
        // The twin was turned away.
      }
    }
  }
}
