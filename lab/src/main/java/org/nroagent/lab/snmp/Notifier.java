package org.nroagent.lab.snmp;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.state.DeviceState;
import org.nroagent.lab.state.Timeline;

/// What one device has told its receivers so far.
final class Notifier implements AutoCloseable {
  private final List<NotificationSender> senders = new ArrayList<>();
  private Instant toldUntil;
  private DeviceState told;

  /// @param start nothing that happened until then is told
  /// @param state the device's then
  Notifier(Instant start, DeviceState state) {
    this.toldUntil = start;
    this.told = state;
  }

  /// Adds a receiver.
  synchronized void add(NotificationSender sender) {
    senders.add(sender);
  }

  /// Sends everything that has happened since the last time, once.
  ///
  /// @return how many notifications there were and how many arrived as far as one can know
  synchronized LabDevice.Told tell(Timeline timeline, Instant now) {
    int count = 0;
    int arrived = 0;
    for (Notification each : Notifications.in(timeline, told, toldUntil, now)) {
      count++;
      int copies = copies(timeline.script().conditionsAt(each.at()));
      boolean everywhere = copies > 0;
      for (NotificationSender sender : senders) {
        everywhere = everywhere && sender.send(each, copies);
      }
      arrived += everywhere ? 1 : 0;
    }
    toldUntil = now;
    told = timeline.stateAt(now);
    return new LabDevice.Told(count, arrived);
  }

  /// How long until there may be something to tell, at most a second.
  synchronized Duration idle(Timeline timeline, Instant now) {
    Duration longest = Duration.ofSeconds(1);
    Optional<Instant> next = Notifications.nextDue(timeline, toldUntil);
    Duration left = next.map(at -> Duration.between(now, at)).orElse(longest);
    return left.compareTo(longest) < 0 ? left : longest;
  }

  private static int copies(List<LabEvent.Condition> holding) {
    int copies = 1;
    for (LabEvent.Condition each : holding) {
      if (each instanceof LabEvent.NotificationsLost || each instanceof LabEvent.Silence) {
        return 0;
      }
      if (each instanceof LabEvent.NotificationsRepeated repeated) {
        copies = Math.max(copies, repeated.copies());
      }
    }
    return copies;
  }

  @Override
  public synchronized void close() throws IOException {
    for (NotificationSender each : senders) {
      each.close();
    }
    senders.clear();
  }
}
