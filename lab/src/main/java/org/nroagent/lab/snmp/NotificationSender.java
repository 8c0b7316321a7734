package org.nroagent.lab.snmp;

import java.io.IOException;
import java.net.InetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.CommunityTarget;
import org.snmp4j.MessageDispatcher;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Snmp;
import org.snmp4j.Target;
import org.snmp4j.UserTarget;
import org.snmp4j.event.ResponseEvent;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/// Sends one device's notifications to one receiver, from a port of its own at the device's address.
final class NotificationSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NotificationSender.class);
  private static final long TIMEOUT_MILLIS = 1_000;
  private static final int RETRIES = 4;

  private final NotificationTarget to;
  private final Snmp snmp;
  private final Target<UdpAddress> target;

  NotificationSender(InetAddress bind, Users users, NotificationTarget to) throws IOException {
    this.to = to;
    this.target = target(to);
    MessageDispatcher dispatcher = new MessageDispatcherImpl();
    dispatcher.addMessageProcessingModel(new MPv2c());
    dispatcher.addMessageProcessingModel(users.messageProcessing());
    this.snmp = new Snmp(dispatcher, new DefaultUdpTransportMapping(new UdpAddress(bind, 0)));
    snmp.listen();
  }

  private static Target<UdpAddress> target(NotificationTarget to) {
    UdpAddress address = new UdpAddress(to.address().getAddress(), to.address().getPort());
    LabSnmp.User user = to.user();
    Target<UdpAddress> target;
    if (user == null) {
      target = new CommunityTarget<>(address, new OctetString(String.valueOf(to.community())));
      target.setVersion(SnmpConstants.version2c);
    } else {
      target = new UserTarget<>(address, new OctetString(user.name()), new byte[0], level(user));
      target.setVersion(SnmpConstants.version3);
    }
    target.setTimeout(TIMEOUT_MILLIS);
    target.setRetries(RETRIES);
    return target;
  }

  private static int level(LabSnmp.User user) {
    if (user.auth() == LabSnmp.Auth.NONE) {
      return SecurityLevel.NOAUTH_NOPRIV;
    }
    return user.priv() == LabSnmp.Priv.NONE ? SecurityLevel.AUTH_NOPRIV : SecurityLevel.AUTH_PRIV;
  }

  /// Sends one; an inform waits for its acknowledgement, by real time.
  ///
  /// @param copies how often it arrives: the same request more than once
  /// @return whether it was acknowledged, as far as it was to be
  boolean send(Notification notification, int copies) {
    PDU body = notification.into(to.user() == null ? new PDU() : new ScopedPDU(), to.inform());
    boolean arrived = true;
    try {
      for (int copy = 0; copy < copies; copy++) {
        ResponseEvent<UdpAddress> answer = snmp.send(body, target);
        arrived &= !to.inform() || isAcknowledged(answer);
      }
    } catch (IOException e) {
      LOG.warn("a notification to {} could not be sent: {}", to.address(), e.getMessage());
      return false;
    }
    return arrived;
  }

  private static boolean isAcknowledged(ResponseEvent<UdpAddress> answer) {
    PDU response = answer.getResponse();
    return response != null && response.getType() == PDU.RESPONSE
        && response.getErrorStatus() == PDU.noError;
  }

  @Override
  public void close() throws IOException {
    snmp.close();
  }
}
