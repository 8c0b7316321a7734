package org.nroagent.model.reachability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.MepReading;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.StateRow;
import org.nroagent.model.state.Subject;
import org.nroagent.model.state.ToldEntry;

/// Looks at single things of devices. Silence is never evidence: what is not read whole, or not read at all, is unknown.
final class Sights {
  private static final Set<String> NO_FORWARDING = Set.of("servicePwRxFault", "servicePwTxFault",
      "psnPwRxFault", "psnPwTxFault");

  private final Evidence evidence;

  Sights(Evidence evidence) {
    this.evidence = evidence;
  }

  /// How a row is known: as told, or not at all.
  private record Look(Optional<StateRow> row, Sight otherwise) {}

  private Look look(String device, Subject subject) {
    String name = device + " " + subject.name();
    Optional<DeviceReading> reading = evidence.reading(device);
    if (reading.isEmpty()) {
      return new Look(Optional.empty(), Sight.unknown(Reason.Kind.SILENT, device));
    }
    TableKind table = subject.kind().table().orElseThrow();
    boolean suspect = evidence.told(device).word(Subject.table(table), Aspect.TABLE).equals("suspect");
    if (reading.get().table(table) != TableState.COMPLETE || suspect) {
      return new Look(Optional.empty(), Sight.unknown(Reason.Kind.NOT_READ, device + " " + table.words()));
    }
    Optional<StateRow> row = evidence.told(device).entry(subject).map(ToldEntry::seen);
    if (row.isEmpty() || row.get().word(Aspect.PRESENCE).equals(StateRow.ABSENT)) {
      return new Look(Optional.empty(), Sight.unknown(Reason.Kind.NEVER_SEEN, name));
    }
    return row.get().isPresent()
        ? new Look(row, Sight.UP)
        : new Look(Optional.empty(), Sight.down(Reason.Kind.GONE, name));
  }

  /// A LAG or another interface.
  Sight link(LinkAt at) {
    Subject lag = new Subject(Subject.Kind.LAG, at.ifName());
    boolean isLag = evidence.told(at.device()).entry(lag).isPresent();
    Look look = look(at.device(), isLag ? lag : new Subject(Subject.Kind.INTERFACE, at.ifName()));
    return look.row().map(row -> link(row, at.toString())).orElse(look.otherwise());
  }

  private static Sight link(StateRow row, String name) {
    Sight carries = switch (row.word(Aspect.OPER_STATUS)) {
      case "up" -> Sight.UP;
      case "", "unknown" -> Sight.unknown(Reason.Kind.STATE_UNKNOWN, name);
      default -> Sight.down(Reason.Kind.LINK_DOWN, name);
    };
    return carries.state() == ServiceState.UP && row.word(Aspect.STATE).equals("degraded")
        ? carries.lessened(Reason.Kind.MEMBER_LOST, name)
        : carries;
  }

  /// The remote end points behind the members of a gate [C STAS 4.2.3]. A device that has none says nothing against its
  /// LAG. The gate carries where one of them is heard, and is lost where all are known not to be; a state that is not
  /// known, be it not decided yet (`rMepStart`, `rMepIdle`), is evidence of neither.
  Sight endPoints(LinkAt gate) {
    Optional<DeviceReading> reading = evidence.reading(gate.device());
    if (reading.isEmpty() || reading.get().table(TableKind.CFM) == TableState.ABSENT
        || reading.get().table(TableKind.CFM) == TableState.NOT_READ) {
      return Sight.UP;
    }
    List<Sight> remotes = new ArrayList<>();
    for (MepReading mep : endPointsOn(gate, reading.get())) {
      mep.remotes().forEach(remote -> remotes.add(remoteEndPoint(gate.device(), name(mep, remote))));
    }
    if (remotes.isEmpty()) {
      return reading.get().table(TableKind.CFM) == TableState.COMPLETE
          ? Sight.UP
          : Sight.unknown(Reason.Kind.NOT_READ, gate.device() + " " + TableKind.CFM.words());
    }
    return endPoints(gate, remotes);
  }

  private static Sight endPoints(LinkAt gate, List<Sight> remotes) {
    Optional<Sight> unknown = remotes.stream().filter(each -> each.state() == ServiceState.UNKNOWN)
        .findFirst();
    boolean heard = remotes.stream().anyMatch(each -> each.state().carries());
    boolean failed = remotes.stream().anyMatch(each -> each.state() == ServiceState.DOWN);
    if (!heard) {
      return unknown.orElseGet(() -> Sight.down(Reason.Kind.END_POINTS_FAILED, gate.toString()));
    }
    return failed ? Sight.UP.lessened(Reason.Kind.END_POINT_FAILED, gate.toString()) : Sight.UP;
  }

  private static List<MepReading> endPointsOn(LinkAt gate, DeviceReading reading) {
    List<String> members = reading.lags().stream().filter(lag -> lag.name().equals(gate.ifName()))
        .flatMap(lag -> lag.members().stream()).map(LagReading.Member::name).toList();
    return reading.meps().stream().filter(mep -> members.contains(mep.local().ifName())).toList();
  }

  private static String name(MepReading mep, MepReading.Remote remote) {
    return mep.mdName() + "/" + mep.maName() + "/" + mep.mepId() + "/" + remote.mepId();
  }

  /// One remote end point.
  Sight remoteEndPoint(String device, String name) {
    Look look = look(device, new Subject(Subject.Kind.REMOTE_MEP, name));
    return look.row().map(row -> switch (row.word(Aspect.STATE)) {
      case "rMepOk" -> Sight.UP;
      case "rMepFailed" -> Sight.down(Reason.Kind.END_POINTS_FAILED, device + " " + name);
      default -> Sight.unknown(Reason.Kind.STATE_UNKNOWN, device + " " + name);
    }).orElse(look.otherwise());
  }

  /// One pseudowire. A standby that waits is as good as one that carries.
  Sight pseudowire(String device, String name) {
    Look look = look(device, new Subject(Subject.Kind.PSEUDOWIRE, name));
    return look.row().map(row -> pseudowire(row, device + " " + name)).orElse(look.otherwise());
  }

  private static Sight pseudowire(StateRow row, String name) {
    String status = row.word(Aspect.OPER_STATUS);
    boolean waits = status.equals("dormant") && row.word(Aspect.ROLE).equals("standby");
    if (status.isEmpty() || status.equals("unknown")) {
      return Sight.unknown(Reason.Kind.STATE_UNKNOWN, name);
    }
    if (!status.equals("up") && !waits) {
      return Sight.down(Reason.Kind.PSEUDOWIRE_DOWN, name);
    }
    boolean fault = Stream.of(row.word(Aspect.REMOTE_STATUS).split(","))
        .anyMatch(NO_FORWARDING::contains);
    return fault ? Sight.down(Reason.Kind.REMOTE_FAULT, name) : Sight.UP;
  }

  /// Whether a pseudowire is known to play a part.
  boolean plays(String device, Optional<String> pseudowire, String role) {
    return pseudowire.flatMap(name -> look(device, new Subject(Subject.Kind.PSEUDOWIRE, name)).row())
        .filter(row -> row.word(Aspect.ROLE).equals(role)).isPresent();
  }

  /// What a LAG can carry with all of its members, in Mbit/s; 0 where that is not known.
  long capacity(LinkAt at) {
    return evidence.reading(at.device()).stream().flatMap(reading -> reading.lags().stream())
        .filter(lag -> lag.name().equals(at.ifName())).findFirst()
        .map(lag -> lag.members().size()
            * lag.members().stream().mapToLong(member -> member.port().speedMbps()).max().orElse(0))
        .orElse(0L);
  }
}
