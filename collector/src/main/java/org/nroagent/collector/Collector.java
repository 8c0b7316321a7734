package org.nroagent.collector;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.stream.Collectors;
import org.nroagent.collector.config.CollectorConfig;
import org.nroagent.collector.config.CollectorConfig.AgentConfig;
import org.nroagent.collector.http.CollectorHttp;
import org.nroagent.collector.ingest.IngestServer;
import org.nroagent.collector.ingest.IngestSettings;
import org.nroagent.collector.proof.FigureComparer;
import org.nroagent.collector.proof.FigureProof;
import org.nroagent.collector.store.Retention;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.collector.store.StoreFailure;
import org.nroagent.model.time.TimeSource;

/// A running collector: store, push port and page. Closing stops accepting, writes what waits, then closes.
public final class Collector implements AutoCloseable {
  private final SlotStore store;
  private final IngestServer ingest;
  private final CollectorHttp http;
  private final Retention retention;
  private final FigureProof proof;

  private Collector(SlotStore store, IngestServer ingest, CollectorHttp http, Retention retention,
      FigureProof proof) {
    this.store = store;
    this.ingest = ingest;
    this.http = http;
    this.retention = retention;
    this.proof = proof;
  }

  /// Starts a collector; it accepts agents and answers requests when this returns.
  ///
  /// @param time the clocks by which pages tell ages and months; network time-outs are real
  /// @throws IOException if an address cannot be bound or a certificate file not be used
  /// @throws StoreFailure if the store cannot be opened
  public static Collector start(CollectorConfig config, TimeSource time) throws IOException {
    SlotStore store = SlotStore.open(config.store(), time);
    IngestServer ingest = null;
    try {
      Set<String> agents = config.agents().stream().map(AgentConfig::name).collect(Collectors.toSet());
      ingest = IngestServer.start(
          new IngestSettings(config.listen(), config.tls(), agents, IngestSettings.Timeouts.PROTOCOL), store,
          time);
      CollectorHttp http = CollectorHttp.start(config, store, ingest.sessions(), time);
      return new Collector(store, ingest, http,
          Retention.start(store, config.retentionMonths(), config.zone(), time),
          FigureProof.start(store,
              new FigureComparer(store.reader(), config.zone(), config.billableCoveragePercent()), time));
    } catch (IOException | RuntimeException e) {
      if (ingest != null) {
        ingest.close();
      }
      store.close();
      throw e;
    }
  }

  /// Where agents push to, with the port that was really taken.
  public InetSocketAddress pushAddress() {
    return ingest.address();
  }

  /// Where the page is, with the port that was really taken.
  public InetSocketAddress httpAddress() {
    return http.address();
  }

  @Override
  public void close() {
    retention.close();
    proof.close();
    ingest.close();
    http.close();
    store.close();
  }
}
