package org.nroagent.agent.mib;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.random.RandomGenerator;
import org.nroagent.daemon.net.TokenBucket;
import org.nroagent.agent.config.SnmpServerConfig;
import org.nroagent.agent.snapshot.SnmpServerSnapshot;
import org.nroagent.agent.snapshot.SnmpServerSnapshot.Request;
import org.nroagent.agent.store.Disk;
import org.nroagent.model.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.MessageDispatcher;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.MPv3;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.smi.OctetString;

/// The agent's SNMPv3 server: it reads, and never writes. Versions 1 and 2c are not spoken at all.
public final class SnmpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SnmpServer.class);
  private static final long NANOS_PER_TICK = 10_000_000L;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final EngineIdentity engine;
  private final TimeSource time;
  private final long startedNanos;
  private final int receivers;
  private final ServerCounters counters = new ServerCounters();
  private final SnmpPort port;
  private final Notifier notifier;

  private SnmpServer(SnmpServerConfig config, AboutAgent about, EngineIdentity engine,
      Thread.UncaughtExceptionHandler fatal) throws IOException {
    this.engine = engine;
    this.time = about.time();
    this.startedNanos = time.monotonicNanos();
    this.receivers = config.receivers().size();
    CounterSupport counterSupport = new CounterSupport();
    counterSupport.addCounterListener(counters);
    MessageDispatcher dispatcher = dispatcher(config, counterSupport);
    dispatcher.addCommandResponder(new Requests(new ManagedObjects(about,
        new SystemGroup(about.software(), about.name(), config.contact(), config.location()), this::state),
        counters));
    this.port = new SnmpPort(config.listen(), gate(config.requestsPerSecond()), fatal);
    port.addTransportListener(dispatcher);
    dispatcher.addTransportMapping(port);
    this.notifier = new Notifier(about,
        new NotificationSender(config, dispatcher, counters, this::state, startedNanos), counters, fatal);
  }

  /// Starts answering and, where receivers are configured, notifying.
  ///
  /// @param disk the data folder, locked by the caller: the engine's identity and its starts are kept there
  /// @param random makes the identity of a new engine
  /// @param fatal what to do when a thread ends by an error of the program
  /// @throws IOException if the address cannot be taken
  public static SnmpServer start(SnmpServerConfig config, AboutAgent about, Disk disk, RandomGenerator random,
      Thread.UncaughtExceptionHandler fatal) throws IOException {
    SnmpServer server = new SnmpServer(config, about, EngineIdentity.next(disk, random), fatal);
    server.port.listen();
    if (server.receivers > 0) {
      server.notifier.start();
    }
    LOG.info("The SNMP server listens on udp:{}:{}, engine {}, start {}", server.address().getHostString(),
        server.address().getPort(), server.engine.hex(),
        server.engine.boots());
    return server;
  }

  private MessageDispatcher dispatcher(SnmpServerConfig config, CounterSupport counterSupport) {
    SecurityProtocols protocols = new SecurityProtocols(
        SecurityProtocols.SecurityProtocolSet.maxCompatibility);
    USM usm = new ReportingUsm(protocols, engine.engineId(), engine.boots(), counterSupport);
    config.users().forEach(user -> usm.addUser(Users.of(user)));
    MessageDispatcher dispatcher = new MessageDispatcherImpl();
    dispatcher.addMessageProcessingModel(new MPv3(engine.engineId().getValue(), null, protocols,
        SecurityModels.getCollection(new SecurityModel[]{usm}), counterSupport));
    return dispatcher;
  }

  private SnmpPort.Gate gate(int requestsPerSecond) {
    TokenBucket bucket = new TokenBucket(requestsPerSecond, NANOS_PER_SECOND, startedNanos);
    return new SnmpPort.Gate() {
      @Override
      public boolean admits() {
        boolean admitted = bucket.take(time.monotonicNanos());
        if (!admitted) {
          counters.add(Request.OVER_RATE);
        }
        return admitted;
      }

      @Override
      public void malformed() {
        counters.add(Request.MALFORMED);
      }
    };
  }

  private ServerState state() {
    return new ServerState(counters, engine.engineId(), engine.boots(),
        (time.monotonicNanos() - startedNanos) / NANOS_PER_TICK);
  }

  /// Where it listens, with the port that was really taken.
  public InetSocketAddress address() {
    return port.address();
  }

  /// Who it is towards receivers of notifications.
  OctetString engineId() {
    return engine.engineId();
  }

  /// What it did so far.
  public SnmpServerSnapshot snapshot() {
    return new SnmpServerSnapshot(address().getAddress().getHostAddress() + ":" + address().getPort(),
        engine.hex(), engine.boots(), receivers, counters.requests(), counters.notifications());
  }

  /// Stops answering and notifying.
  @Override
  public void close() {
    notifier.close();
    port.close();
  }
}
