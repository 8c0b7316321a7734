package org.nroagent.agent.mib;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.nroagent.daemon.net.TokenBucket;
import org.nroagent.agent.config.SnmpServerConfig;
import org.nroagent.agent.config.SnmpServerConfig.Receiver;
import org.nroagent.agent.snapshot.SnmpServerSnapshot.Notification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.MessageDispatcher;
import org.snmp4j.MessageException;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.UserTarget;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;

/// Sends notifications to every receiver as SNMPv3 traps, at most as many as agreed. They are not acknowledged: what
/// they tell can be read later.
///
/// Not thread-safe.
final class NotificationSender {
  private static final Logger LOG = LoggerFactory.getLogger(NotificationSender.class);
  private static final long NANOS_PER_MINUTE = 60_000_000_000L;

  private final List<Receiver> receivers;
  private final int mostAtOnce;
  private final MessageDispatcher dispatcher;
  private final ServerCounters counters;
  private final Supplier<ServerState> server;
  private final TokenBucket bucket;
  /// Said once each.
  private final Set<Receiver> failing = new HashSet<>();

  /// @param server the SNMP server's own state, asked for at each notification
  /// @param nowNanos the monotonic clock
  NotificationSender(SnmpServerConfig config, MessageDispatcher dispatcher, ServerCounters counters,
      Supplier<ServerState> server, long nowNanos) {
    this.receivers = config.receivers();
    this.mostAtOnce = config.notificationsPerMinute();
    this.dispatcher = dispatcher;
    this.counters = counters;
    this.server = server;
    this.bucket = new TokenBucket(mostAtOnce, NANOS_PER_MINUTE, nowNanos);
  }

  /// How many can be sent in a row at most.
  int mostAtOnce() {
    return mostAtOnce;
  }

  /// Sends one to all receivers, or holds it back.
  ///
  /// @param nowNanos the monotonic clock
  void send(Note note, long nowNanos) {
    if (bucket.take(nowNanos)) {
      receivers.forEach(receiver -> send(note, receiver));
    } else {
      counters.add(Notification.HELD_BACK);
    }
  }

  private void send(Note note, Receiver receiver) {
    try {
      UdpAddress address = new UdpAddress(InetAddress.getByName(receiver.host()), receiver.port());
      ServerState state = server.get();
      UserTarget<UdpAddress> target = new UserTarget<>(address, Users.name(receiver.user()),
          state.engineId().getValue(), SecurityLevel.AUTH_PRIV);
      target.setVersion(SnmpConstants.version3);
      dispatcher.sendPdu(target, pdu(note, state), false);
      counters.add(Notification.SENT);
      if (failing.remove(receiver)) {
        LOG.info("Notifications to {}:{} are sent again", receiver.host(), receiver.port());
      }
    } catch (UnknownHostException | MessageException e) {
      counters.add(Notification.FAILED);
      if (failing.add(receiver)) {
        LOG.warn("Notifications to {}:{} cannot be sent, until further notice: {}", receiver.host(),
            receiver.port(), e.getMessage());
      }
    }
  }

  private static PDU pdu(Note note, ServerState state) {
    ScopedPDU pdu = new ScopedPDU();
    pdu.setType(PDU.NOTIFICATION);
    pdu.setContextEngineID(new OctetString(state.engineId()));
    pdu.add(new VariableBinding(SnmpConstants.sysUpTime, new TimeTicks(state.upTimeTicks())));
    pdu.add(new VariableBinding(SnmpConstants.snmpTrapOID, note.type()));
    pdu.addAll(note.objects());
    return pdu;
  }
}
