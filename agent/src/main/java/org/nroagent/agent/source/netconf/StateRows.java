package org.nroagent.agent.source.netconf;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.DeviceReading.Services;
import org.nroagent.model.reading.DeviceReading.SystemReading;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.MepReading;
import org.nroagent.model.reading.SampleTime;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;

/// What a reading tells of states. It comes after the counters, so that an ending budget costs it first, and what was read
/// before a session ended is kept.
final class StateRows {
  private final List<InterfaceReading> interfaces;
  private List<LagReading> lags = List.of();
  private List<MepReading> meps = List.of();
  private IgmpRows igmp = IgmpRows.NONE;
  private OptionalLong activeSessions = OptionalLong.empty();

  /// @param interfaces of the same reading
  StateRows(List<InterfaceReading> interfaces) {
    this.interfaces = interfaces;
  }

  /// Reads everything but the interfaces.
  void read(KindReader reader) throws IOException {
    for (TableKind kind : TableKind.values()) {
      switch (kind) {
        case INTERFACES -> {
          // They are read.
        }
        case LAGS -> lags = reader.read(kind, answer -> some(new LagRows(interfaces).read(answer.rows())))
            .orElse(List.of());
        case CFM -> meps = reader.read(kind, answer -> some(CfmRows.read(answer.rows()))).orElse(List.of());
        case IGMP -> igmp = reader.read(kind, answer -> IgmpRows.read(answer.rows())).orElse(IgmpRows.NONE);
        case PSEUDOWIRES, BGP, PIM, MSDP, BFD, CLASSES_OF_SERVICE, BGP_PATHS ->
          reader.read(kind, _ -> Optional.empty());
      }
    }
    reader.tellUnnamed();
    activeSessions = reader.activeSessions();
  }

  /// The whole reading, with the states as far as they were read.
  DeviceReading reading(SystemReading system, SampleTime time, Map<TableKind, TableState> tables,
      List<String> warnings) {
    return new DeviceReading(system, time, interfaces, lags, meps, igmp.groups(), List.of(),
        new Services(igmp.interfaces(), List.of(), List.of(), List.of(), activeSessions), tables, warnings);
  }

  /// Rows, if there are any.
  static <T> Optional<List<T>> some(List<T> rows) {
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows);
  }
}
