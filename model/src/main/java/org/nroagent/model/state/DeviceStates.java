package org.nroagent.model.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.IgmpGroupReading;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.MepReading;
import org.nroagent.model.reading.PseudowireReading;
import org.nroagent.model.reading.SessionReading;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;

/// The states of a device as one reading has them: subject, aspect, word. Immutable.
///
/// A LAG's own row among the interfaces belongs to the LAG. Of two rows with one name the first counts.
public final class DeviceStates {
  private final Map<Subject, StateRow> rows;
  private final Map<TableKind, TableState> tables;
  private final Set<String> lagNames;
  private final Set<Subject> removed;
  private final Set<Subject> awaited;

  private DeviceStates(Map<Subject, StateRow> rows, Map<TableKind, TableState> tables, Set<String> lagNames,
      Set<Subject> removed, Set<Subject> awaited) {
    this.rows = rows;
    this.tables = tables;
    this.lagNames = lagNames;
    this.removed = removed;
    this.awaited = awaited;
  }

  /// LAG members that were known and were taken from their LAGs for good.
  Set<Subject> removed() {
    return removed;
  }

  /// LAG members that were agreed and are not there.
  Set<Subject> awaited() {
    return awaited;
  }

  /// The names of the LAGs that the device has or had.
  Set<String> lagNames() {
    return lagNames;
  }

  /// The states that a reading has.
  ///
  /// @param told what is known of before: LAGs, whose rows among the interfaces belong to them even where this reading
  ///     has lost the LAGs, and the members that they had
  public static DeviceStates of(DeviceReading reading, ToldStates told) {
    return new Builder(reading, told).build();
  }

  /// The states by subject; the kinds of tables that were not read whole have none.
  public Map<Subject, StateRow> rows() {
    return Collections.unmodifiableMap(rows);
  }

  /// How far a kind of table was read.
  public TableState table(TableKind kind) {
    return tables.getOrDefault(kind, TableState.NOT_READ);
  }

  /// Puts rows together. Equal rows are one object: a device with a thousand interfaces has few different ones.
  private static final class Builder {
    private final DeviceReading reading;
    private final Map<String, InterfaceReading> lagInterfaces = new HashMap<>();
    private final Set<String> lagNames;
    private final Map<String, Set<String>> expectedMembers;
    private final Map<Subject, StateRow> rows = new HashMap<>();
    private final Map<StateRow, StateRow> shared = new HashMap<>();
    private final Set<Subject> removed = new HashSet<>();
    private final Set<Subject> awaited = new HashSet<>();

    Builder(DeviceReading reading, ToldStates told) {
      this.reading = reading;
      this.lagNames = new HashSet<>(told.names(Subject.Kind.LAG));
      reading.lags().forEach(lag -> lagNames.add(lag.name()));
      this.expectedMembers = expectedMembers(told);
    }

    /// By LAG, with their whole names. The LAG whose name and a slash begin the member's, the longest such.
    private Map<String, Set<String>> expectedMembers(ToldStates told) {
      Map<String, Set<String>> members = new HashMap<>();
      for (Map.Entry<Subject, ToldEntry> each : told.entries().entrySet()) {
        if (each.getKey().kind() != Subject.Kind.LAG_MEMBER
            || each.getValue().seen().word(Aspect.PRESENCE).equals(StateRow.REMOVED)) {
          continue;
        }
        String member = each.getKey().name();
        lagNames.stream().filter(lag -> member.startsWith(lag + "/"))
            .max(Comparator.comparingInt(String::length))
            .ifPresent(lag -> members.computeIfAbsent(lag, _ -> new HashSet<>()).add(member));
      }
      return members;
    }

    DeviceStates build() {
      for (InterfaceReading each : reading.interfaces()) {
        if (lagNames.contains(each.name())) {
          lagInterfaces.putIfAbsent(each.name(), each);
        } else {
          add(new Subject(Subject.Kind.INTERFACE, each.name()), StateRow.PRESENT, each.operStatus(),
              each.adminStatus());
        }
      }
      reading.lags().forEach(this::lag);
      reading.meps().forEach(this::mep);
      reading.pseudowires().forEach(this::pseudowire);
      reading.sessions().forEach(this::session);
      reading.igmpGroups().forEach(this::group);
      rows.keySet().removeIf(subject -> !isWhole(subject.kind()));
      return new DeviceStates(rows, new EnumMap<>(reading.tables()), Set.copyOf(lagNames),
          Set.copyOf(removed),
          Set.copyOf(awaited));
    }

    private boolean isWhole(Subject.Kind kind) {
      return kind.table().filter(table -> reading.tables().get(table) == TableState.COMPLETE).isPresent();
    }

    private void add(Subject subject, String... words) {
      StateRow row = StateRow.of(subject.kind(), words);
      rows.putIfAbsent(subject, shared.computeIfAbsent(row, same -> same));
    }

    private void lag(LagReading lag) {
      InterfaceReading own = lagInterfaces.get(lag.name());
      Set<String> expected = expectedMembers.computeIfAbsent(lag.name(), _ -> new HashSet<>());
      expected.removeIf(member -> isRemoved(lag, member));
      lag.members().forEach(member -> expected.add(memberName(lag, member.name())));
      lag.membership().agreed().ifPresent(ports -> ports.forEach(port -> await(lag, port, expected)));
      long carrying = lag.members().stream().filter(Builder::carries).count();
      add(new Subject(Subject.Kind.LAG, lag.name()), StateRow.PRESENT, lag.operStatus(),
          own == null ? "" : own.adminStatus(), lagState(lag, carrying == expected.size()),
          lag.aggregator().partnerSystem());
      lag.members().forEach(member -> member(lag, member));
    }

    private static String lagState(LagReading lag, boolean all) {
      return switch (lag.operStatus()) {
        case "up" -> all ? "full" : "degraded";
        case "unknown" -> "";
        default -> "down";
      };
    }

    private boolean isRemoved(LagReading lag, String member) {
      boolean taken = reading.wasTakenFrom(lag, member.substring(lag.name().length() + 1));
      if (taken) {
        removed.add(new Subject(Subject.Kind.LAG_MEMBER, member));
      }
      return taken;
    }

    private void await(LagReading lag, String port, Set<String> expected) {
      String member = memberName(lag, port);
      if (lag.members().stream().noneMatch(each -> each.name().equals(port))) {
        expected.add(member);
        awaited.add(new Subject(Subject.Kind.LAG_MEMBER, member));
      }
    }

    private static String memberName(LagReading lag, String port) {
      return new Subject(Subject.Kind.LAG_MEMBER, lag.name() + "/" + port).name();
    }

    /// A port of a static group has no LACP state: attached is all that it can be.
    private static boolean carries(LagReading.Member member) {
      return member.attached() && (!member.port().statesKnown() || member.actor().distributing());
    }

    private void member(LagReading lag, LagReading.Member member) {
      boolean known = member.port().statesKnown();
      add(new Subject(Subject.Kind.LAG_MEMBER, memberName(lag, member.name())), StateRow.PRESENT,
          yesOrNo(member.attached()), known ? orNone(member.actor().words()) : "",
          member.port().partnerKnown() ? orNone(member.partner().words()) : "", member.partnerSystem());
    }

    /// What the messages of a remote end point say is only known while they arrive.
    private void mep(MepReading mep) {
      String name = mep.mdName() + "/" + mep.maName() + "/" + mep.mepId();
      List<String> defects = new ArrayList<>(mep.defects());
      Collections.sort(defects);
      add(new Subject(Subject.Kind.MEP, name), StateRow.PRESENT, mep.highestDefect(),
          orNone(String.join(",", defects)));
      for (MepReading.Remote remote : mep.remotes()) {
        boolean heard = remote.state().equals("rMepOk");
        add(new Subject(Subject.Kind.REMOTE_MEP, name + "/" + remote.mepId()), StateRow.PRESENT,
            remote.state(), heard ? yesOrNo(remote.rdi()) : "", heard ? remote.portStatus() : "",
            heard ? remote.interfaceStatus() : "");
      }
    }

    private void pseudowire(PseudowireReading wire) {
      String role = switch (wire.circuit().role()) {
        case ACTIVE -> "active";
        case STANDBY -> "standby";
        case UNKNOWN -> wire.standby() ? "standby" : "";
      };
      add(new Subject(Subject.Kind.PSEUDOWIRE, wire.name()), StateRow.PRESENT, wire.operStatus(), role,
          orNone(wire.circuit().localStatus()), orNone(wire.remoteStatus()));
    }

    private void session(SessionReading session) {
      Subject.Kind kind = switch (session.kind()) {
        case BGP -> Subject.Kind.BGP;
        case PIM -> Subject.Kind.PIM;
        case MSDP -> Subject.Kind.MSDP;
      };
      String state = !session.saysState() ? "" : session.up() ? "up" : "down";
      add(new Subject(kind, session.peer()), StateRow.PRESENT, state, session.bfd(), session.ifName());
    }

    private void group(IgmpGroupReading group) {
      add(new Subject(Subject.Kind.IGMP_GROUP, group.interfaceName() + "/" + group.group()),
          StateRow.PRESENT);
    }

    private static String yesOrNo(boolean is) {
      return is ? "yes" : "no";
    }

    private static String orNone(String words) {
      return words.isEmpty() ? "none" : words;
    }
  }
}
