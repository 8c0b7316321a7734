package org.nroagent.agent.mib;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.nroagent.agent.mib.MibTable.Row;
import org.nroagent.agent.snapshot.DeviceSnapshot;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.model.state.Subject;

/// Makes the view of a moment from the snapshots. Rows are sorted anew when a snapshot has changed, and not for each
/// request.
///
/// Not thread-safe: it belongs to the thread that answers.
final class ManagedObjects {
  private static final List<Subject.Kind> LISTED = Arrays.stream(Subject.Kind.values())
      .filter(kind -> kind.table().isPresent()).sorted(Comparator.comparingInt(Subject.Kind::code)).toList();

  private final AboutAgent about;
  private final Supplier<ServerState> server;
  private final SystemGroup system;
  private List<DeviceSnapshot> devices = List.of();
  private List<SeriesSnapshot> derived = List.of();
  private List<MibTable<?>> tables = List.of();

  /// @param server the SNMP server's own state, asked for at each request
  ManagedObjects(AboutAgent about, SystemGroup system, Supplier<ServerState> server) {
    this.about = about;
    this.system = system;
    this.server = server;
  }

  /// Everything as of now.
  MibView view() {
    refresh(about.snapshots().devices(), about.snapshots().derived());
    ServerState state = server.get();
    List<MibTable<?>> all = new ArrayList<>();
    all.add(MibTable.scalars(SystemGroup.PLACE, SystemGroup.OBJECTS, new SystemGroup.Now(system, state)));
    all.add(MibTable.scalars(NroMib.AGENT, AgentGroup.OBJECTS,
        new AgentGroup(about, about.snapshots().core())));
    all.add(MibTable.scalars(NroMib.SNMP, ServerState.OBJECTS, state));
    all.addAll(tables);
    all.add(MibTable.scalars(ServerState.ENGINE, ServerState.ENGINE_OBJECTS, state));
    all.add(MibTable.scalars(ServerState.USM_STATS, ServerState.USM_OBJECTS, state));
    return new MibView(all, now());
  }

  private Instant now() {
    return about.time().wall();
  }

  private void refresh(List<DeviceSnapshot> newDevices, List<SeriesSnapshot> newDerived) {
    if (tables.isEmpty() || !same(devices, newDevices) || !same(derived, newDerived)) {
      devices = newDevices;
      derived = newDerived;
      List<SeriesSnapshot> series = new ArrayList<>();
      newDevices
          .forEach(device -> device.metered().forEach(metered -> series.add(metered.series())));
      series.addAll(newDerived);
      tables = List.of(new MibTable<>(NroMib.SERIES_ENTRY, SeriesColumns.ALL, numbered(series)),
          new MibTable<>(NroMib.FIGURE_ENTRY, FigureRow.COLUMNS, figures(series)),
          new MibTable<>(NroMib.DEVICE_ENTRY, DeviceColumns.ALL, numbered(newDevices)),
          new MibTable<>(NroMib.LINK_ENTRY, LinkRow.COLUMNS, links(newDevices)));
    }
  }

  /// Snapshots are replaced, never changed: the same ones say the same. Comparing what they hold would cost more than
  /// sorting.
  private static <T> boolean same(List<T> one, List<T> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      if (!isSame(one.get(i), other.get(i))) {
        return false;
      }
    }
    return true;
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(Object one, Object other) {
    return one == other;
  }

  private static <T> List<Row<T>> numbered(List<T> values) {
    List<Row<T>> rows = new ArrayList<>(values.size());
    for (T value : values) {
      rows.add(Row.of(value, rows.size() + 1));
    }
    return rows;
  }

  private static List<Row<FigureRow>> figures(List<SeriesSnapshot> series) {
    List<Row<FigureRow>> rows = new ArrayList<>(2 * series.size());
    for (int i = 0; i < series.size(); i++) {
      int index = i + 1;
      rows.add(Row.of(FigureRow.running(series.get(i)), index, FigureRow.RUNNING));
      FigureRow.previous(series.get(i))
          .ifPresent(row -> rows.add(Row.of(row, index, FigureRow.PREVIOUS)));
    }
    return rows;
  }

  private static List<Row<LinkRow>> links(List<DeviceSnapshot> devices) {
    List<Row<LinkRow>> rows = new ArrayList<>();
    for (int i = 0; i < devices.size(); i++) {
      int index = i + 1;
      devices.get(i).reading().ifPresent(reading -> LISTED.forEach(
          kind -> rows.add(Row.of(new LinkRow(reading, kind), index, kind.code()))));
    }
    return rows;
  }
}
