package org.nroagent.endtoend.path;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/// A network between two peers that can be cut behind any octet of a conversation.
final class CuttingProxy implements Closeable {
  private static final int CHUNK_OCTETS = 16 << 10;

  private final ServerSocket listener;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Optional<Cut>> planned = new AtomicReference<>(Optional.empty());
  private volatile InetSocketAddress target;
  private volatile boolean fired;

  /// Where a conversation is to end.
  ///
  /// @param upward whether the octets of the one who connected are counted, else those of the other
  /// @param octets so many of them arrive
  /// @param reset whether the end is a reset, else an orderly one
  record Cut(boolean upward, long octets, boolean reset) {}

  CuttingProxy(InetSocketAddress target) throws IOException {
    this.target = target;
    this.listener = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    var _ = Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /// Leads connections to come to another place.
  void leadTo(InetSocketAddress newTarget) {
    target = newTarget;
  }

  /// Cuts the next connection so.
  void plan(Cut cut) {
    fired = false;
    planned.set(Optional.of(cut));
  }

  /// Whether the cut that was planned last has happened.
  boolean fired() {
    return fired;
  }

  /// Cuts what is connected.
  void cutAll() {
    links.forEach(Link::close);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    cutAll();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        new Link(client, planned.getAndSet(Optional.empty())).start();
      } catch (IOException _) {
        // Closed, or the peer has gone.
      }
    }
  }

  private final class Link {
    private final Socket client;
    private final Socket server = new Socket();
    private final Optional<Cut> cut;

    Link(Socket client, Optional<Cut> cut) {
      this.client = client;
      this.cut = cut;
    }

    void start() {
      links.add(this);
      var _ = Thread.ofVirtual().start(this::run);
    }

    private void run() {
      try (client; server) {
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        server.connect(target);
        Thread down = Thread.ofVirtual().start(() -> pump(server, client, left(false)));
        pump(client, server, left(true));
        down.join();
      } catch (IOException _) {
        // The collector is away.
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      } finally {
        links.remove(this);
      }
    }

    private long left(boolean upward) {
      return cut.filter(each -> each.upward() == upward).map(Cut::octets).orElse(Long.MAX_VALUE);
    }

    private void pump(Socket from, Socket to, long octets) {
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] chunk = new byte[CHUNK_OCTETS];
        long left = octets;
        while (left > 0) {
          int read = in.read(chunk, 0, (int) Math.min(chunk.length, left));
          if (read < 0) {
            return;
          }
          out.write(chunk, 0, read);
          left -= read;
        }
        fired = true;
      } catch (IOException _) {
        // The other direction has ended it.
      } finally {
        close();
      }
    }

    void close() {
      try (client; server) {
        if (cut.map(Cut::reset).orElse(false)) {
          client.setSoLinger(true, 0);
          server.setSoLinger(true, 0);
        }
      } catch (IOException _) {
        // It is closed.
      }
    }
  }
}
