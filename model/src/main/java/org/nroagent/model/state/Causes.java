package org.nroagent.model.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.MepReading;
import org.nroagent.model.reading.PseudowireReading;
import org.nroagent.model.state.Subject.Kind;

/// Why things changed, told purely from the other changes of the same reading and from how the device is put together:
/// a port goes down, its LAG loses the member, the LAG is degraded or down, the pseudowire switches. What does not
/// follow from there is unknown.
///
/// Where several explain a change, the one that is lower down counts: port, then end point, then LACP, then the peer.
final class Causes {
  private final Map<Subject, Map<Aspect, StateChange>> changes = new LinkedHashMap<>();
  private final Map<String, List<Subject>> endPointsByPort = new HashMap<>();
  private final Map<String, String> portsByEndPoint = new HashMap<>();
  private final Map<String, PseudowireReading> wires = new HashMap<>();
  private final Function<Subject, StateRow> seen;
  private final Set<String> lagNames;
  private final boolean restarted;

  /// @param all changes of one reading
  /// @param lagNames the LAGs that the device has
  /// @param seen what is known of a subject now, also of one whose row is gone
  /// @param reading that reading, null where there is none: changes that were notified
  Causes(List<StateChange> all, Set<String> lagNames, Function<Subject, StateRow> seen,
      @Nullable DeviceReading reading) {
    this.seen = seen;
    this.lagNames = Set.copyOf(lagNames);
    boolean restart = false;
    for (StateChange change : all) {
      changes.computeIfAbsent(change.subject(), _ -> new HashMap<>()).put(change.aspect(), change);
      restart |= change.aspect() == Aspect.RESTART;
    }
    this.restarted = restart;
    if (reading != null) {
      takeTopology(reading);
    }
  }

  private void takeTopology(DeviceReading reading) {
    for (MepReading mep : reading.meps()) {
      String name = mep.mdName() + "/" + mep.maName() + "/" + mep.mepId();
      String port = mep.local().ifName();
      if (!port.isEmpty()) {
        portsByEndPoint.put(name, port);
        List<Subject> endPoints = endPointsByPort.computeIfAbsent(port, _ -> new ArrayList<>());
        endPoints.add(new Subject(Kind.MEP, name));
        mep.remotes()
            .forEach(remote -> endPoints.add(new Subject(Kind.REMOTE_MEP, name + "/" + remote.mepId())));
      }
    }
    reading.pseudowires().forEach(wire -> wires.put(wire.name(), wire));
  }

  /// Why a change happened.
  Cause of(StateChange change) {
    return switch (change.aspect()) {
      case RESTART, REACHABLE, FLAPPING, REASONS, INCIDENT, SINCE, UNTIL, CAUSE, LINES, NROS, NOTE,
          FIGURE, ELSEWHERE ->
        Cause.UNKNOWN;
      case PRESENCE, OPER_STATUS, ADMIN_STATUS, ATTACHED, ACTOR, PARTNER, PARTNER_SYSTEM, DEFECTS,
          HIGHEST_DEFECT,
          STATE, RDI, PORT_STATUS, INTERFACE_STATUS, ROLE, REMOTE_STATUS, TABLE, LOCAL_STATUS, BFD,
          INTERFACE ->
        restarted ? Cause.RESTART : inside(change);
    };
  }

  private Cause inside(StateChange change) {
    String name = change.subject().name();
    return switch (change.subject().kind()) {
      case DEVICE, TABLE, SERVICE, INCIDENT, WINDOW, FIGURE -> Cause.UNKNOWN;
      case INTERFACE -> change.aspect() == Aspect.OPER_STATUS ? ofInterface(change) : Cause.UNKNOWN;
      case MEP, REMOTE_MEP -> ofEndPoint(change);
      case LAG_MEMBER -> ofMember(change);
      case LAG -> ofLag(change.subject());
      case PSEUDOWIRE -> ofPseudowire(change);
      case BGP, PIM, MSDP -> ofSession(change.subject());
      case IGMP_GROUP -> below(name.substring(0, Math.max(0, name.lastIndexOf('/')))).orElse(Cause.UNKNOWN);
    };
  }

  /// A session goes with the interface that it runs, or ran, over.
  private Cause ofSession(Subject session) {
    StateChange moved = change(session, Aspect.INTERFACE);
    String before = moved == null ? "" : moved.before();
    return over(before).or(() -> over(seen.apply(session).word(Aspect.INTERFACE))).orElse(Cause.UNKNOWN);
  }

  /// What happened to an interface that something runs over, empty where nothing did: its own cause, else the interface
  /// itself, else what happened to what it is named after.
  private Optional<Cause> over(String ifName) {
    StateChange change = change(new Subject(Kind.INTERFACE, ifName), Aspect.OPER_STATUS);
    Cause own = change == null ? Cause.UNKNOWN : ofInterface(change);
    return own.kind() == Cause.Kind.UNKNOWN
        ? below(ifName).or(() -> belowSubInterface(ifName))
        : Optional.of(own);
  }

  /// A sub-interface goes with the one that it is named after; another that says that it follows what it runs on, with
  /// whatever alone changed.
  private Cause ofInterface(StateChange change) {
    if (has(change.subject(), Aspect.ADMIN_STATUS)) {
      return new Cause(Cause.Kind.ADMIN, change.subject().name());
    }
    return belowSubInterface(change.subject().name())
        .orElseGet(() -> isDrawn(change) ? onlyRoot() : Cause.UNKNOWN);
  }

  private Optional<Cause> belowSubInterface(String name) {
    int end = Math.max(name.lastIndexOf('.'), name.lastIndexOf(':'));
    return end > 0 ? below(name.substring(0, end)) : Optional.empty();
  }

  /// Whether an interface only followed what it runs on.
  private static boolean isDrawn(StateChange change) {
    return change.before().equals("lowerLayerDown") || change.after().equals("lowerLayerDown");
  }

  /// What changed in an interface or LAG of this name, empty where nothing did.
  private Optional<Cause> below(String name) {
    Subject lag = new Subject(Kind.LAG, name);
    if (has(lag, Aspect.OPER_STATUS)) {
      Cause cause = ofLag(lag);
      return Optional.of(cause.equals(Cause.UNKNOWN) ? new Cause(Cause.Kind.PORT, name) : cause);
    }
    return ofPort(name);
  }

  private Optional<Cause> ofPort(String name) {
    Subject port = new Subject(Kind.INTERFACE, name);
    if (has(port, Aspect.ADMIN_STATUS)) {
      return Optional.of(new Cause(Cause.Kind.ADMIN, name));
    }
    return has(port, Aspect.OPER_STATUS) || has(port, Aspect.PRESENCE)
        ? Optional.of(new Cause(Cause.Kind.PORT, name))
        : Optional.empty();
  }

  private Cause ofEndPoint(StateChange change) {
    String name = change.subject().name();
    String local = change.subject().kind() == Kind.MEP
        ? name
        : name.substring(0, Math.max(0, name.lastIndexOf('/')));
    Optional<Cause> port = below(portsByEndPoint.getOrDefault(local, ""));
    if (port.isPresent()) {
      return port.get();
    }
    boolean said = change.aspect() == Aspect.RDI || change.aspect() == Aspect.PORT_STATUS
        || change.aspect() == Aspect.INTERFACE_STATUS
        || (change.subject().kind() == Kind.MEP && onlyRemoteDefect(change));
    return said ? new Cause(Cause.Kind.PEER, name) : Cause.UNKNOWN;
  }

  /// The other side says that it hears nothing: a defect of no other kind came or went.
  private static boolean onlyRemoteDefect(StateChange change) {
    return List.of("defRDICCM", "bDefRDICCM").stream()
        .anyMatch(word -> isNoneOr(word, change.before()) && isNoneOr(word, change.after()));
  }

  private static boolean isNoneOr(String word, String value) {
    return value.equals("none") || value.equals(word);
  }

  /// A member that stays attached while its LAG goes down or comes up only follows the LAG.
  private Cause ofMember(StateChange change) {
    Subject member = change.subject();
    Cause own = memberCause(member);
    Subject lag = new Subject(Kind.LAG, lagOf(member.name()));
    boolean below = own.kind() == Cause.Kind.PEER || own.kind() == Cause.Kind.UNKNOWN;
    if (!below || has(member, Aspect.ATTACHED) || has(member, Aspect.PRESENCE)
        || !has(lag, Aspect.OPER_STATUS)) {
      return own;
    }
    Cause common = ofLag(lag);
    return common.kind() == Cause.Kind.UNKNOWN ? own : common;
  }

  private Cause memberCause(Subject member) {
    if (isConfigured(change(member, Aspect.PRESENCE))) {
      return new Cause(Cause.Kind.ADMIN, member.name());
    }
    int slash = lagOf(member.name()).length();
    String port = member.name().substring(Math.min(member.name().length(), slash + 1));
    return ofPort(port).or(() -> endPointOf(port)).or(() -> lacp(member)).orElse(Cause.UNKNOWN);
  }

  /// Whether somebody took a port from a LAG, or gave it back.
  private static boolean isConfigured(@Nullable StateChange presence) {
    return presence != null
        && (presence.after().equals(StateRow.REMOVED) || presence.before().equals(StateRow.REMOVED));
  }

  private Optional<Cause> endPointOf(String port) {
    return endPointsByPort.getOrDefault(port, List.of()).stream().filter(changes::containsKey)
        .map(endPoint -> new Cause(Cause.Kind.CFM, endPoint.name())).findFirst();
  }

  /// Silence of the partner shows in the port's own flags, a changed mind of the partner in the partner's.
  private Optional<Cause> lacp(Subject member) {
    StateChange actor = change(member, Aspect.ACTOR);
    if (actor != null && (flag("expired", actor) || flag("defaulted", actor))) {
      return Optional.of(new Cause(Cause.Kind.LACP, member.name()));
    }
    return has(member, Aspect.PARTNER) || has(member, Aspect.PARTNER_SYSTEM)
        ? Optional.of(new Cause(Cause.Kind.PEER, member.name()))
        : Optional.empty();
  }

  private static boolean flag(String flag, StateChange change) {
    return List.of(change.before().split(",")).contains(flag) != List.of(change.after().split(","))
        .contains(flag);
  }

  private Cause ofLag(Subject lag) {
    if (has(lag, Aspect.ADMIN_STATUS)) {
      return new Cause(Cause.Kind.ADMIN, lag.name());
    }
    List<Subject> members = changes.keySet().stream()
        .filter(subject -> subject.kind() == Kind.LAG_MEMBER && lagOf(subject.name()).equals(lag.name()))
        .toList();
    List<Subject> moved = members.stream()
        .filter(member -> has(member, Aspect.ATTACHED) || has(member, Aspect.PRESENCE)).toList();
    return (moved.isEmpty() ? members : moved).stream().map(this::memberCause)
        .filter(cause -> cause.kind() != Cause.Kind.UNKNOWN)
        .min(Comparator.comparingInt((Cause cause) -> depth(cause.kind())).thenComparing(Cause::subject))
        .orElse(Cause.UNKNOWN);
  }

  /// A member is named after its LAG, whose name may have slashes as well as the port's.
  private String lagOf(String member) {
    return lagNames.stream().filter(lag -> member.startsWith(lag + "/"))
        .max(Comparator.comparingInt(String::length))
        .orElse(member.substring(0, Math.max(0, member.indexOf('/'))));
  }

  private static int depth(Cause.Kind kind) {
    return switch (kind) {
      case RESTART -> 0;
      case ADMIN -> 1;
      case PORT -> 2;
      case CFM -> 3;
      case LACP -> 4;
      case PEER -> 5;
      case OUTAGE -> 6;
      case UNKNOWN -> 7;
    };
  }

  /// What its own or the other side's status says; else what its partner in the pair switched for; else, where its own
  /// circuit is at fault and one LAG or port alone changed, that.
  private Cause ofPseudowire(StateChange change) {
    Cause own = ownCause(change.subject());
    if (own.kind() != Cause.Kind.UNKNOWN) {
      return own;
    }
    PseudowireReading wire = wires.get(change.subject().name());
    if (wire == null || wire.circuit().group().isEmpty()) {
      return Cause.UNKNOWN;
    }
    return wires.values().stream()
        .filter(other -> other.circuit().group().equals(wire.circuit().group())
            && !other.name().equals(wire.name()))
        .map(other -> new Subject(Kind.PSEUDOWIRE, other.name())).filter(changes::containsKey).sorted()
        .map(this::ownCause).filter(cause -> cause.kind() != Cause.Kind.UNKNOWN).findFirst()
        .orElse(Cause.UNKNOWN);
  }

  private Cause ownCause(Subject wire) {
    StateChange local = change(wire, Aspect.LOCAL_STATUS);
    if (local != null && circuitFault(local)) {
      return onlyRoot();
    }
    if (has(wire, Aspect.REMOTE_STATUS)) {
      return new Cause(Cause.Kind.PEER, wire.name());
    }
    return local == null ? onlyRoot() : Cause.UNKNOWN;
  }

  /// Faults of the attachment circuit, in the words of pwLocalStatus (RFC 5601).
  private static boolean circuitFault(StateChange status) {
    String words = status.before() + "," + status.after();
    return words.contains("servicePw");
  }

  /// The cause of the LAGs and ports that changed in this reading, if all of them have the same one.
  private Cause onlyRoot() {
    List<Cause> roots = changes.keySet().stream()
        .filter(subject -> subject.kind() == Kind.LAG
            || (subject.kind() == Kind.INTERFACE && isRoot(subject)))
        .map(subject -> subject.kind() == Kind.LAG ? ofLag(subject) : rootOf(subject))
        .filter(cause -> cause.kind() != Cause.Kind.UNKNOWN).distinct().toList();
    return roots.size() == 1 ? roots.getFirst() : Cause.UNKNOWN;
  }

  private boolean isRoot(Subject port) {
    StateChange change = change(port, Aspect.OPER_STATUS);
    return change != null && !isDrawn(change);
  }

  private Cause rootOf(Subject port) {
    StateChange change = change(port, Aspect.OPER_STATUS);
    Cause cause = change == null ? Cause.UNKNOWN : ofInterface(change);
    return cause.kind() == Cause.Kind.UNKNOWN ? new Cause(Cause.Kind.PORT, port.name()) : cause;
  }

  private boolean has(Subject subject, Aspect aspect) {
    return change(subject, aspect) != null;
  }

  private @Nullable StateChange change(Subject subject, Aspect aspect) {
    Map<Aspect, StateChange> of = changes.get(subject);
    return of == null ? null : of.get(aspect);
  }
}
