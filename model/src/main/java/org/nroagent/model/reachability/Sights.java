package org.nroagent.model.reachability;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
  /// Faults that the far side of a pseudowire may tell (RFC 5601), whichever part the wire plays.
  private static final Set<String> FAULTS = Set.of("servicePwRxFault", "servicePwTxFault", "psnPwRxFault",
      "psnPwTxFault");
  private static final String NOT_FORWARDING = "pwNotForwarding";
  private static final String STANDBY = "standby";

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

  /// The remote end points behind the members of a gate [C STAS 4.2.3]. A device that never had one says nothing against its
  /// LAG. The gate carries where one of them is heard, and is lost where all are known not to be, be it that they are gone; a
  /// state that is not known, be it not decided yet (`rMepStart`, `rMepIdle`), is evidence of neither.
  Sight endPoints(LinkAt gate) {
    Optional<DeviceReading> reading = evidence.reading(gate.device());
    if (reading.isEmpty()) {
      return Sight.UP;
    }
    List<Sight> remotes = members(gate, reading.get()).stream()
        .flatMap(member -> remotesOn(gate.device(), member, reading.get())).toList();
    if (!remotes.isEmpty()) {
      return endPoints(gate, remotes);
    }
    return reading.get().table(TableKind.CFM) == TableState.CUT
        ? Sight.unknown(Reason.Kind.NOT_READ, gate.device() + " " + TableKind.CFM.words())
        : Sight.UP;
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

  private static List<String> members(LinkAt gate, DeviceReading reading) {
    return reading.lags().stream().filter(lag -> lag.name().equals(gate.ifName()))
        .flatMap(lag -> lag.members().stream()).map(LagReading.Member::name).toList();
  }

  private Stream<Sight> remotesOn(String device, String member, DeviceReading reading) {
    List<MepReading> meps = reading.meps().stream().filter(mep -> mep.local().ifName().equals(member))
        .toList();
    return meps.isEmpty() ? lost(device, reading) : meps.stream().flatMap(mep -> remotes(device, mep));
  }

  /// End points of the device that are gone: on which port they were is not known any more, so nobody can tell of one without
  /// any.
  private Stream<Sight> lost(String device, DeviceReading reading) {
    Set<String> present = reading.meps().stream().map(Sights::name).collect(Collectors.toSet());
    return evidence.told(device).names(Subject.Kind.MEP).stream().filter(name -> !present.contains(name))
        .sorted()
        .map(name -> look(device, new Subject(Subject.Kind.MEP, name)).otherwise())
        .filter(sight -> sight.state() != ServiceState.UP).map(Sight::doubted).limit(1);
  }

  /// Those that an end point has, and, unless it hears one of them, those that it had: one that was given another id is not
  /// missed.
  private Stream<Sight> remotes(String device, MepReading mep) {
    Set<String> present = mep.remotes().stream().map(remote -> name(mep) + "/" + remote.mepId())
        .collect(Collectors.toSet());
    List<Sight> sights = present.stream().sorted().map(name -> remoteEndPoint(device, name)).toList();
    if (sights.stream().anyMatch(each -> each.state().carries())) {
      return sights.stream();
    }
    Stream<Sight> had = evidence.told(device).names(Subject.Kind.REMOTE_MEP).stream()
        .filter(name -> name.startsWith(name(mep) + "/") && !present.contains(name)).sorted()
        .map(name -> remoteEndPoint(device, name));
    return Stream.concat(sights.stream(), had);
  }

  private static String name(MepReading mep) {
    return mep.mdName() + "/" + mep.maName() + "/" + mep.mepId();
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
    boolean standby = row.word(Aspect.ROLE).equals(STANDBY);
    boolean waits = status.equals("dormant") && standby;
    if (status.isEmpty() || status.equals("unknown")) {
      return Sight.unknown(Reason.Kind.STATE_UNKNOWN, name);
    }
    if (!status.equals("up") && !waits) {
      return Sight.down(Reason.Kind.PSEUDOWIRE_DOWN, name);
    }
    // That a standby does not forward is no fault: it would once it is needed.
    boolean fault = Stream.of(row.word(Aspect.REMOTE_STATUS).split(","))
        .anyMatch(word -> FAULTS.contains(word) || (word.equals(NOT_FORWARDING) && !standby));
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
