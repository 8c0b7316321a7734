package org.nroagent.agent.mib;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.snapshot.DeviceSnapshot;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.Variable;

/// nroDeviceTable.
final class DeviceColumns {
  static final List<Column<DeviceSnapshot>> ALL = List.of(
      column(2, each -> Syntax.text(each.name())),
      column(3, each -> Syntax.text(each.address())),
      column(4, DeviceColumns::reachable),
      column(5, each -> Syntax.text(each.problem().orElse(""))),
      new Column<>(6, DeviceColumns::readingAge),
      column(7, each -> each.pollDuration().map(took -> Syntax.gauge(took.toMillis())).orElse(null)),
      column(8, each -> Syntax.counter32(each.pollsAnswered())),
      column(9, each -> Syntax.counter32(each.pollsFailed())));

  private DeviceColumns() {}

  private static Column<DeviceSnapshot> column(int id, Function<DeviceSnapshot, @Nullable Variable> value) {
    return new Column<>(id, (each, _) -> value.apply(each));
  }

  private static Integer32 reachable(DeviceSnapshot each) {
    return new Integer32(each.problem().isPresent() ? 2 : each.reading().isPresent() ? 1 : 3);
  }

  private static @Nullable Gauge32 readingAge(DeviceSnapshot each, Instant now) {
    return each.readAt().map(read -> Syntax.gauge(Duration.between(read, now).toSeconds())).orElse(null);
  }
}
