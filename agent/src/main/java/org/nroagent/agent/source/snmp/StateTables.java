package org.nroagent.agent.source.snmp;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.Warnings;
import org.nroagent.agent.source.profile.MibModule;
import org.nroagent.agent.source.profile.Profile;
import org.nroagent.agent.source.profile.Quirk;
import org.nroagent.agent.source.profile.TableRole;
import org.nroagent.model.reading.BgpPathReading;
import org.nroagent.model.reading.ClassOfServiceReading;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.DeviceReading.Services;
import org.nroagent.model.reading.DeviceReading.SystemReading;
import org.nroagent.model.reading.IgmpGroupReading;
import org.nroagent.model.reading.IgmpInterfaceReading;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.MepReading;
import org.nroagent.model.reading.PseudowireReading;
import org.nroagent.model.reading.SampleTime;
import org.nroagent.model.reading.SessionReading;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;

/// The state tables of one reading: those that the profile names, each by the first of its modules that the device has
/// rows of. They come after the counters, so that an ending budget costs them first.
final class StateTables {
  /// SR OS gives aggregators this ifIndex plus their id.
  private static final int LAG_OFFSET = 0x5000_0000;

  /// Kinds of tables that tell no states.
  static final Set<TableKind> STATELESS = Set.of(TableKind.CLASSES_OF_SERVICE, TableKind.BGP_PATHS);

  private final Profile profile;
  private final TableReader reader;
  private final Warnings warnings;
  private final InterfaceNames names;
  private final Map<TableKind, TableState> tables = new EnumMap<>(TableKind.class);
  private LacpBitOrder lacpBitOrder = LacpBitOrder.UNDECIDED;
  private List<LagReading> lags = List.of();
  private List<MepReading> meps = List.of();
  private List<PseudowireReading> pseudowires = List.of();
  private final List<SessionReading> sessions = new ArrayList<>();
  private List<IgmpGroupReading> groups = List.of();
  private List<IgmpInterfaceReading> listeners = List.of();
  private Optional<List<IgmpInterfaceReading>> listenersBefore = Optional.empty();
  private List<ClassOfServiceReading> classes = List.of();
  private List<BgpPathReading> paths = List.of();
  private OptionalLong activeSessions = OptionalLong.empty();

  StateTables(Profile profile, TableReader reader, Warnings warnings, InterfaceNames names) {
    this.profile = profile;
    this.reader = reader;
    this.warnings = warnings;
    this.names = names;
  }

  /// Reads one kind of table from one module.
  @FunctionalInterface
  private interface KindReader<T> {
    TableRows<T> read(MibReader tables) throws SourceException, InterruptedException;
  }

  /// Takes counters and whatever else tells no states from an earlier reading, instead of reading it.
  StateTables keepingStateless(DeviceReading whole) {
    listenersBefore = Optional.of(whole.igmpInterfaces());
    classes = whole.classesOfService();
    paths = whole.bgpPaths();
    activeSessions = whole.activeSessions();
    STATELESS.forEach(kind -> tables.put(kind, whole.table(kind)));
    return this;
  }

  /// Reads all that are not there yet.
  ///
  /// @param order how the device orders the flags of LACP states, as far as it is known
  /// @return the order as it is known now
  LacpBitOrder read(LacpBitOrder order) throws SourceException, InterruptedException {
    lacpBitOrder = order;
    List<String> skipped = new ArrayList<>();
    for (TableKind kind : TableKind.values()) {
      if (kind == TableKind.INTERFACES || tables.containsKey(kind)) {
        continue;
      }
      if (profile.modules(kind).isEmpty()) {
        warnings.add(
            "the tables of " + kind.words() + " are not read: profile " + profile.name()
                + " does not name them");
      } else if (reader.budgetEnded()) {
        skipped.add(kind.words());
      } else {
        read(kind);
      }
    }
    if (activeSessions.isEmpty() && profile.activeSessions().isPresent() && skipped.isEmpty()) {
      activeSessions = ActiveSessions.read(profile.activeSessions().get(), reader, warnings);
    }
    if (!skipped.isEmpty()) {
      warnings.add("the reading's budget ended before the tables of " + String.join(", ", skipped));
    }
    return lacpBitOrder;
  }

  /// The whole reading.
  DeviceReading reading(SystemReading system, SampleTime time, InterfaceTables interfaces) {
    tables.put(TableKind.INTERFACES, interfaces.state());
    return new DeviceReading(system, time, interfaces.interfaces(), lags, meps, groups, pseudowires,
        new Services(listeners, sessions, classes, paths, activeSessions), tables, warnings.all());
  }

  private void read(TableKind kind) throws SourceException, InterruptedException {
    SessionTables sessionTables = new SessionTables(names);
    switch (kind) {
      case INTERFACES -> throw new IllegalArgumentException("interfaces are read before");
      case LAGS -> lags = read(kind, this::readLags);
      case CFM -> meps = read(kind, new CfmTables(names)::read);
      case PSEUDOWIRES -> pseudowires = read(kind, PseudowireTables::read);
      case BGP -> sessions.addAll(read(kind, sessionTables::bgp));
      case PIM -> sessions.addAll(read(kind, sessionTables::pim));
      case MSDP -> sessions.addAll(read(kind, sessionTables::msdp));
      case IGMP -> {
        IgmpTables igmp = new IgmpTables(names, listenersBefore);
        groups = read(kind, igmp::read);
        listeners = igmp.interfaces();
      }
      case CLASSES_OF_SERVICE -> {
        ClassTables classTables = new ClassTables(names);
        classes = read(kind, module -> classTables.read(module, warnings));
      }
      case BFD -> guard(read(kind, sessionTables::bfd));
      case BGP_PATHS -> paths = read(kind, PathTables::read);
    }
  }

  private void guard(List<SessionTables.BfdSession> guards) {
    if (tables.get(TableKind.BFD) == TableState.COMPLETE) {
      sessions.replaceAll(session -> SessionTables.guarded(session, guards));
    }
  }

  private TableRows<LagReading> readLags(MibReader module) throws SourceException, InterruptedException {
    Set<Quirk> quirks = profile.quirks();
    boolean offset = quirks.contains(Quirk.LAG_IF_INDEX_OFFSET);
    LagTables lagTables = new LagTables(names, lacpBitOrder,
        LacpBitOrder.of(quirks) == LacpBitOrder.UNDECIDED,
        number -> offset && number > 0 && number < LAG_OFFSET ? LAG_OFFSET + number : number);
    TableRows<LagReading> read = lagTables.read(module, warnings);
    lacpBitOrder = lagTables.order();
    return read;
  }

  /// Falls through the modules until the device has rows of one, or its budget ends.
  private <T> List<T> read(TableKind kind, KindReader<T> kindReader)
      throws SourceException, InterruptedException {
    TableRows<T> read = new TableRows<>(TableState.ABSENT, List.of());
    Set<String> asked = new LinkedHashSet<>();
    for (MibModule module : profile.modules(kind)) {
      if (reader.budgetEnded()) {
        read = new TableRows<>(TableState.CUT, List.of());
      }
      if (read.state() != TableState.ABSENT) {
        break;
      }
      // The device's own addresses are asked for where there are sessions only.
      Stream.of(TableRole.values()).filter(role -> role.kind() == kind && role != TableRole.LOCAL_ADDRESS)
          .flatMap(role -> module.table(role).stream())
          .limit(2).forEach(table -> asked.add(table.name()));
      read = kindReader.read(new MibReader(reader, module, warnings));
    }
    if (read.state() == TableState.ABSENT) {
      warnings.add(String.join(" and ", asked) + (asked.size() == 1 ? " has" : " have")
          + " no rows: the device has no " + kind.words()
          + " or does not show any");
    }
    tables.put(kind, stateByNames(kind, read.state()));
    return read.rows();
  }

  /// Rows of an interface whose name is not known have other names than before, so nothing can be compared: as if some
  /// had been lost.
  private TableState stateByNames(TableKind kind, TableState state) {
    OptionalInt unknown = names.takeUnknown();
    if (unknown.isEmpty() || state != TableState.COMPLETE) {
      return state;
    }
    warnings.add("the tables of " + kind.words() + " name interface " + unknown.getAsInt()
        + ", which ifTable does not show: changes of " + kind.words() + " are not told from this reading");
    return TableState.CUT;
  }
}
