package org.nroagent.agent.notification;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.MepReading;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.StateDiff.Notice;
import org.nroagent.model.state.Subject;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/// What a notification says unambiguously: pure. Where it contradicts itself, or names something that the device's last
/// reading has not or has twice, it says nothing, and the early reading tells.
final class NotifiedChanges {
  private static final OID IF_INDEX = new OID("1.3.6.1.2.1.2.2.1.1");
  private static final OID IF_ADMIN_STATUS = new OID("1.3.6.1.2.1.2.2.1.7");
  private static final OID IF_OPER_STATUS = new OID("1.3.6.1.2.1.2.2.1.8");
  private static final OID IF_NAME = new OID("1.3.6.1.2.1.31.1.1.1.1");
  private static final OID BGP_PEER = new OID("1.3.6.1.2.1.15.3.1");
  private static final OID BGP_PEER_STATE = new OID("1.3.6.1.2.1.15.3.1.2");
  private static final OID MSDP_PEER = new OID("1.3.6.1.3.92.1.1.5.1");
  private static final OID MSDP_PEER_STATE = new OID("1.3.6.1.3.92.1.1.5.1.3");
  private static final OID HIGHEST_DEFECT = new OID("1.3.111.2.802.1.1.8.1.7.1.1.13");
  private static final int BGP_STATE_ESTABLISHED = 6;
  private static final int MSDP_STATE_ESTABLISHED = 5;
  private static final int IPV4_OCTETS = 4;
  private static final int MOST_OCTET = 255;
  private static final String UP = "up";
  private static final String DOWN = "down";
  /// RFC 2863.
  private static final Map<Integer, String> OPER_WORDS = Map.of(1, UP, 2, DOWN, 3, "testing", 4, "unknown", 5,
      "dormant", 6, "notPresent", 7, "lowerLayerDown");
  private static final Map<Integer, String> ADMIN_WORDS = Map.of(1, UP, 2, DOWN, 3, "testing");
  /// IEEE8021-CFM-MIB, Dot1agCfmHighestDefectPri.
  private static final Map<Integer, String> DEFECT_WORDS = Map.of(0, "none", 1, "defRDICCM", 2,
      "defMACstatus",
      3, "defRemoteCCM", 4, "defErrorCCM", 5, "defXconCCM");

  private final List<? extends VariableBinding> bindings;
  private final DeviceReading last;

  private NotifiedChanges(List<? extends VariableBinding> bindings, DeviceReading last) {
    this.bindings = bindings;
    this.last = last;
  }

  /// Subject, aspect and word of each change, without a time.
  ///
  /// @param bindings all of the notification's variables
  /// @param last what the device said last: it has the names
  static List<Notice> of(NotificationKind kind, List<? extends VariableBinding> bindings,
      DeviceReading last) {
    NotifiedChanges changes = new NotifiedChanges(bindings, last);
    return switch (kind) {
      case LINK_DOWN -> changes.link(word -> !word.equals(UP), DOWN);
      case LINK_UP -> changes.link(word -> !word.equals(DOWN), UP);
      case CFM_FAULT_ALARM -> changes.fault();
      case BGP_ESTABLISHED, BGP_ESTABLISHED_1657 ->
        changes.session(Subject.Kind.BGP, BGP_PEER, BGP_PEER_STATE, state -> state == BGP_STATE_ESTABLISHED,
            UP);
      case BGP_BACKWARD_TRANSITION, BGP_BACKWARD_TRANSITION_1657 ->
        changes.session(Subject.Kind.BGP, BGP_PEER, BGP_PEER_STATE, state -> state != BGP_STATE_ESTABLISHED,
            DOWN);
      case MSDP_ESTABLISHED ->
        changes.session(Subject.Kind.MSDP, MSDP_PEER, MSDP_PEER_STATE,
            state -> state == MSDP_STATE_ESTABLISHED,
            UP);
      case MSDP_BACKWARD_TRANSITION ->
        changes.session(Subject.Kind.MSDP, MSDP_PEER, MSDP_PEER_STATE,
            state -> state != MSDP_STATE_ESTABLISHED,
            DOWN);
      case COLD_START, WARM_START, PIM_NEIGHBOUR_LOSS, PSEUDOWIRE_DOWN, PSEUDOWIRE_UP, NOKIA_LAG_STATE,
          NOKIA_LAG_MEMBER_STATE, IEEE_LAG ->
        List.of();
    };
  }

  /// A device may send linkDown just before it shows it.
  private List<Notice> link(Predicate<String> fits, String unsaid) {
    Optional<Variable> oper = column(IF_OPER_STATUS);
    String word = oper.isEmpty()
        ? unsaid
        : oper.map(value -> OPER_WORDS.getOrDefault(value.toInt(), "")).get();
    Optional<String> name = interfaceName();
    if (name.isEmpty() || word.isEmpty() || !fits.test(word)) {
      return List.of();
    }
    Subject subject = new Subject(Subject.Kind.INTERFACE, name.get());
    return Stream.concat(Stream.of(notice(subject, Aspect.OPER_STATUS, word)),
        column(IF_ADMIN_STATUS).map(value -> ADMIN_WORDS.get(value.toInt()))
            .map(admin -> notice(subject, Aspect.ADMIN_STATUS, admin)).stream())
        .toList();
  }

  /// The name of today's ifIndex; where the notification has ifName too, they must agree.
  private Optional<String> interfaceName() {
    Optional<Integer> index = column(IF_INDEX).map(Variable::toInt);
    List<String> names = last.interfaces().stream()
        .filter(each -> index.filter(value -> value == each.ifIndex()).isPresent())
        .map(InterfaceReading::name).toList();
    Optional<String> said = column(IF_NAME).map(Variable::toString);
    return names.size() == 1 && said.filter(name -> !name.equals(names.getFirst())).isEmpty()
        ? Optional.of(names.getFirst())
        : Optional.empty();
  }

  /// The variable is named by numbers of domain and association that only the device knows, so the end point's own
  /// number must do.
  private List<Notice> fault() {
    Optional<? extends VariableBinding> defect = first(HIGHEST_DEFECT);
    String word = defect.map(each -> DEFECT_WORDS.getOrDefault(each.getVariable().toInt(), "")).orElse("");
    List<MepReading> meps = defect.map(each -> each.getOid().last())
        .map(id -> last.meps().stream().filter(mep -> mep.mepId() == id).toList()).orElse(List.of());
    if (meps.size() != 1 || word.isEmpty()) {
      return List.of();
    }
    MepReading mep = meps.getFirst();
    return List
        .of(notice(new Subject(Subject.Kind.MEP, mep.mdName() + "/" + mep.maName() + "/" + mep.mepId()),
            Aspect.HIGHEST_DEFECT, word));
  }

  private List<Notice> session(Subject.Kind kind, OID entry, OID state, Predicate<Integer> fits,
      String word) {
    boolean contradicts = column(state).filter(value -> !fits.test(value.toInt())).isPresent();
    Optional<String> peer = first(entry).map(VariableBinding::getOid).flatMap(oid -> peer(oid, entry));
    return contradicts || peer.isEmpty()
        ? List.of()
        : List.of(notice(new Subject(kind, peer.get()), Aspect.STATE, word));
  }

  /// An IPv4 address after the column.
  private static Optional<String> peer(OID oid, OID entry) {
    int begin = entry.size() + 1;
    if (oid.size() != begin + IPV4_OCTETS) {
      return Optional.empty();
    }
    OID address = new OID(oid.getValue(), begin, IPV4_OCTETS);
    for (int i = 0; i < IPV4_OCTETS; i++) {
      if (address.getUnsigned(i) > MOST_OCTET) {
        return Optional.empty();
      }
    }
    return Optional.of(address.toDottedString());
  }

  private static Notice notice(Subject subject, Aspect aspect, String word) {
    return new Notice(subject, aspect, word, Optional.empty());
  }

  private Optional<Variable> column(OID column) {
    return first(column).map(VariableBinding::getVariable);
  }

  private Optional<? extends VariableBinding> first(OID prefix) {
    return bindings.stream().filter(each -> each.getOid().startsWith(prefix))
        .filter(each -> !(each.getVariable() instanceof Null)).findFirst();
  }
}
