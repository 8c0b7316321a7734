package org.nroagent.agent.notification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nroagent.agent.source.snmp.SnmpSettings;
import org.nroagent.agent.source.snmp.SnmpSettings.Credentials;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.StateDiff.Notice;
import org.nroagent.model.state.Subject;

/// One configured device as a sender of notifications. Owned by the receiver's thread.
final class Sender {
  /// Notified subjects between two readings: a device that notifies of more is read soon anyway.
  private static final int MOST_SUBJECTS = 10_000;

  private final String device;
  private final String host;
  private final SenderMessages messages;
  private Optional<DeviceReading> last = Optional.empty();
  /// sysUpTime of the newest notification since the last reading, by what it told.
  private final Map<What, Long> newest = new HashMap<>();

  /// What was told.
  private record What(Subject subject, Aspect aspect) {}

  Sender(String device, SnmpSettings settings, OwnEngine own) {
    this.device = device;
    this.host = settings.host();
    this.messages = switch (settings.credentials()) {
      case Credentials.Community credentials -> new CommunitySender(credentials);
      case Credentials.User credentials -> new UserSender(credentials, own);
    };
  }

  String device() {
    return device;
  }

  /// Name or address.
  String host() {
    return host;
  }

  /// In the one version that the device speaks.
  SenderMessages messages() {
    return messages;
  }

  /// Takes what the device said last.
  void polled(Optional<DeviceReading> reading, long nowNanos) {
    if (reading.isPresent() && !reading.map(DeviceReading::time).equals(last.map(DeviceReading::time))) {
      newest.clear();
      if (messages instanceof UserSender user) {
        user.polled(reading.get().system().engineId(), reading.get().system().engineBoots(), nowNanos);
      }
    }
    last = reading;
  }

  Optional<DeviceReading> last() {
    return last;
  }

  /// Those changes of which nothing newer was notified: datagrams overtake each other, and come twice.
  List<Notice> withoutOvertaken(List<Notice> notices, long upTimeTicks) {
    if (newest.size() > MOST_SUBJECTS) {
      newest.clear();
    }
    return notices.stream().filter(notice -> {
      What what = new What(notice.subject(), notice.aspect());
      Long before = newest.get(what);
      boolean overtaken = before != null && DeviceTicks.isBefore(upTimeTicks, before);
      if (!overtaken) {
        newest.put(what, upTimeTicks);
      }
      return !overtaken;
    }).toList();
  }
}
