package org.nroagent.collector.ingest;

import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.time.Duration;
import org.nroagent.daemon.tls.TlsContexts;
import org.nroagent.daemon.tls.TlsFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The push port's TLS, read anew once a minute at most, so that a renewed certificate counts without a restart.
/// Files that cannot be read meanwhile leave the last good ones in force. Safe for any thread.
final class ServerTls {
  private static final Logger LOG = LoggerFactory.getLogger(ServerTls.class);
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final TlsFiles files;
  private SslContext context;
  private long readAtNanos = System.nanoTime();

  /// @throws IOException if a file cannot be used; the message says which and what to do
  ServerTls(TlsFiles files) throws IOException {
    this.files = files;
    this.context = TlsContexts.server(files);
  }

  synchronized SslContext context() {
    if (System.nanoTime() - readAtNanos > FRESH.toNanos()) {
      readAtNanos = System.nanoTime();
      try {
        context = TlsContexts.server(files);
      } catch (IOException e) {
        LOG.error("the certificate files cannot be read again; the former ones stay in force: {}",
            e.getMessage());
      }
    }
    return context;
  }
}
