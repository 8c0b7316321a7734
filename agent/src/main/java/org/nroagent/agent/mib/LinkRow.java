package org.nroagent.agent.mib;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.MepReading;
import org.nroagent.model.reading.SessionReading;
import org.nroagent.model.reading.TableState;
import org.nroagent.model.state.Subject;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.Variable;

/// A row of nroLinkTable.
///
/// @param reading the device's last one
/// @param kind one that has a table of its own
record LinkRow(DeviceReading reading, Subject.Kind kind) {
  static final List<Column<LinkRow>> COLUMNS = List.of(
      column(2, LinkRow::read),
      column(3, each -> gauge(each.count().total())),
      column(4, each -> gauge(each.count().inOrder())));

  private static final String UP = "up";

  /// How many there are and how many of them are in order, each empty where it is not known.
  private record Count(OptionalInt total, OptionalInt inOrder) {
    static final Count UNKNOWN = new Count(OptionalInt.empty(), OptionalInt.empty());

    static <T> Count of(Stream<T> all, Predicate<T> good) {
      int[] counts = new int[2];
      all.forEach(each -> {
        counts[0]++;
        counts[1] += good.test(each) ? 1 : 0;
      });
      return new Count(OptionalInt.of(counts[0]), OptionalInt.of(counts[1]));
    }
  }

  private static Column<LinkRow> column(int id, Function<LinkRow, @Nullable Variable> value) {
    return new Column<>(id, (each, _) -> value.apply(each));
  }

  private static @Nullable Variable gauge(OptionalInt count) {
    return count.isPresent() ? Syntax.gauge(count.getAsInt()) : null;
  }

  private TableState state() {
    return kind.table().map(reading::table).orElse(TableState.NOT_READ);
  }

  private Integer32 read() {
    return new Integer32(switch (state()) {
      case COMPLETE -> 1;
      case CUT -> 2;
      case ABSENT -> 3;
      case NOT_READ -> 4;
    });
  }

  private Count count() {
    if (state() == TableState.NOT_READ) {
      return Count.UNKNOWN;
    }
    return switch (kind) {
      case DEVICE, TABLE, SERVICE, INCIDENT, WINDOW, FIGURE -> Count.UNKNOWN;
      case INTERFACE -> Count.of(reading.interfaces().stream(), each -> each.operStatus().equals(UP));
      case LAG -> Count.of(reading.lags().stream(), each -> each.operStatus().equals(UP));
      case LAG_MEMBER -> Count.of(reading.lags().stream().flatMap(lag -> lag.members().stream()),
          LagReading.Member::attached);
      case MEP -> Count.of(reading.meps().stream(), LinkRow::withoutDefect);
      case REMOTE_MEP -> Count.of(reading.meps().stream().flatMap(mep -> mep.remotes().stream()),
          each -> each.state().equals("rMepOk"));
      case IGMP_GROUP -> new Count(OptionalInt.of(reading.igmpGroups().size()), OptionalInt.empty());
      case PSEUDOWIRE -> Count.of(reading.pseudowires().stream(), each -> each.operStatus().equals(UP));
      case BGP -> sessions(SessionReading.Kind.BGP);
      case PIM -> sessions(SessionReading.Kind.PIM);
      case MSDP -> sessions(SessionReading.Kind.MSDP);
    };
  }

  private Count sessions(SessionReading.Kind protocol) {
    return Count.of(reading.sessions().stream().filter(each -> each.kind() == protocol), SessionReading::up);
  }

  private static boolean withoutDefect(MepReading mep) {
    return mep.defects().isEmpty() && (mep.highestDefect().equals("none") || mep.highestDefect().isEmpty());
  }
}
