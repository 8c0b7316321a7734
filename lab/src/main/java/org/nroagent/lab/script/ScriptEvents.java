package org.nroagent.lab.script;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.nroagent.lab.device.Optics;
import org.nroagent.lab.device.SessionKind;
import org.nroagent.lab.traffic.IfLoss;

/// The events by the names that scripts have for them. What each takes is in the module's README.
final class ScriptEvents {
  private static final Map<String, BiFunction<Instant, ScriptLine, LabEvent>> READERS = new TreeMap<>();

  static {
    links();
    lags();
    faultManagement();
    pseudowiresAndGroups();
    routing();
    counters();
    answers();
    notifications();
  }

  private ScriptEvents() {}

  /// The event of a line.
  ///
  /// @throws IllegalArgumentException if there is none of that name or its arguments are wrong
  static LabEvent of(ScriptLine line) {
    Instant at = line.at();
    BiFunction<Instant, ScriptLine, LabEvent> reader = READERS.get(line.event());
    if (reader == null) {
      throw new IllegalArgumentException("unknown event '" + line.event() + "'");
    }
    return reader.apply(at, line);
  }

  private static void links() {
    READERS.put("port-down", (at, line) -> new LabEvent.PortDown(at, line.only("PORT")));
    READERS.put("port-up", (at, line) -> new LabEvent.PortUp(at, line.only("PORT")));
    READERS.put("port-admin-down", (at, line) -> new LabEvent.PortAdmin(at, line.only("PORT"), false));
    READERS.put("port-admin-up", (at, line) -> new LabEvent.PortAdmin(at, line.only("PORT"), true));
    READERS.put("auto-negotiation", (at, line) -> {
      List<String> given = line.arguments("PORT", "on|off");
      return new LabEvent.AutoNegotiation(at, given.get(0), ScriptLine.onOff(given.get(1)));
    });
    READERS.put("optics", (at, line) -> {
      List<String> given = line.arguments("PORT", "lr|sr|er");
      return new LabEvent.OpticsChange(at, given.get(0), ScriptLine.word(Optics.class, given.get(1)));
    });
    READERS.put("if-index", (at, line) -> new LabEvent.IfIndexChange(at, line.indexes()));
    READERS.put("interface-gone", (at, line) -> new LabEvent.InterfaceGone(at, line.only("PORT")));
    READERS.put("interface-back", (at, line) -> new LabEvent.InterfaceBack(at, line.only("PORT")));
    READERS.put("sessions",
        (at, line) -> new LabEvent.ActiveSessions(at, ScriptLine.number(line.only("COUNT"))));
    READERS.put("reboot",
        (at, line) -> new LabEvent.Reboot(at, ScriptLine.duration(line.only("OUTAGE"))));
  }

  private static void lags() {
    READERS.put("lag-member-expired", (at, line) -> new LabEvent.LagMemberExpired(at, line.only("PORT")));
    READERS.put("lag-member-lost", (at, line) -> new LabEvent.LagMemberLost(at, line.only("PORT")));
    READERS.put("lag-member-restored", (at, line) -> new LabEvent.LagMemberRestored(at, line.only("PORT")));
    READERS.put("lag-partner", (at, line) -> {
      List<String> given = line.arguments("PORT", "SYSTEM", "KEY");
      return new LabEvent.LagPartnerChange(at, given.get(0), given.get(1), ScriptLine.number(given.get(2)));
    });
  }

  private static void faultManagement() {
    READERS.put("cfm-lost",
        (at, line) -> new LabEvent.RemoteMepLost(at, ScriptLine.number(line.only("MEP"))));
    READERS.put("cfm-restored",
        (at, line) -> new LabEvent.RemoteMepRestored(at, ScriptLine.number(line.only("MEP"))));
    READERS.put("cfm-rdi", (at, line) -> {
      List<String> given = line.arguments("MEP", "on|off");
      return new LabEvent.RemoteMepRdi(at, ScriptLine.number(given.get(0)), ScriptLine.onOff(given.get(1)));
    });
    READERS.put("cfm-status", (at, line) -> {
      List<String> given = line.arguments("MEP", "PORT_STATUS", "INTERFACE_STATUS");
      return new LabEvent.RemoteMepStatus(at, ScriptLine.number(given.get(0)),
          ScriptLine.word(CfmPortStatus.class, given.get(1)),
          ScriptLine.word(CfmInterfaceStatus.class, given.get(2)));
    });
  }

  private static void pseudowiresAndGroups() {
    READERS.put("pseudowire-switch",
        (at, line) -> new LabEvent.PseudowireSwitch(at, line.only("PSEUDOWIRE")));
    READERS.put("pseudowire-standby",
        (at, line) -> new LabEvent.PseudowireStandby(at, line.only("PSEUDOWIRE")));
    READERS.put("pseudowire-lost",
        (at, line) -> new LabEvent.PseudowireFault(at, line.only("PSEUDOWIRE"), true));
    READERS.put("pseudowire-restored",
        (at, line) -> new LabEvent.PseudowireFault(at, line.only("PSEUDOWIRE"), false));
    READERS.put("group-joined", (at, line) -> {
      List<String> given = line.atLeast("INTERFACE", "GROUP", "REPORTER");
      return new LabEvent.GroupJoined(at, given.get(0), given.get(1), given.get(2),
          given.subList(3, given.size()));
    });
    READERS.put("group-left", (at, line) -> {
      List<String> given = line.arguments("INTERFACE", "GROUP");
      return new LabEvent.GroupLeft(at, given.get(0), given.get(1));
    });
  }

  private static void routing() {
    session("bgp-down", SessionKind.BGP, false);
    session("bgp-up", SessionKind.BGP, true);
    session("pim-lost", SessionKind.PIM, false);
    session("pim-restored", SessionKind.PIM, true);
    session("msdp-down", SessionKind.MSDP, false);
    session("msdp-up", SessionKind.MSDP, true);
    READERS.put("bgp-preference", (at, line) -> {
      List<String> given = line.arguments("PREFIX", "PEER", "LOCAL_PREFERENCE");
      return new LabEvent.PathPreference(at, given.get(0), given.get(1), ScriptLine.number(given.get(2)));
    });
  }

  private static void session(String name, SessionKind kind, boolean up) {
    READERS.put(name, (at, line) -> new LabEvent.SessionChange(at, kind, line.only("PEER"), up));
  }

  private static void counters() {
    READERS.put("counter-reset", ScriptEvents::counterReset);
    READERS.put("discards", (at, line) -> lost(at, line, IfLoss.IN_DISCARDS, IfLoss.OUT_DISCARDS));
    READERS.put("errors", (at, line) -> lost(at, line, IfLoss.IN_ERRORS, IfLoss.OUT_ERRORS));
  }

  private static void answers() {
    READERS.put("silence",
        (at, line) -> new LabEvent.Silence(at, ScriptLine.duration(line.only("DURATION"))));
    READERS.put("slow", (at, line) -> {
      List<String> given = line.arguments("DURATION", "DELAY");
      return new LabEvent.SlowAnswers(at, ScriptLine.duration(given.get(0)),
          ScriptLine.duration(given.get(1)));
    });
    READERS.put("truncate", (at, line) -> {
      List<String> given = line.arguments("DURATION", "VARBINDS");
      return new LabEvent.TruncatedAnswers(at, ScriptLine.duration(given.get(0)),
          ScriptLine.number(given.get(1)));
    });
    READERS.put("tables-end-early", (at, line) -> {
      List<String> given = line.arguments("DURATION", "ROWS");
      return new LabEvent.TablesEndEarly(at, ScriptLine.duration(given.get(0)),
          ScriptLine.number(given.get(1)));
    });
    READERS.put("table-gone", (at, line) -> {
      List<String> given = line.atLeast("DURATION", "TABLE");
      return new LabEvent.TableGone(at, ScriptLine.duration(given.getFirst()), tables(given));
    });
    READERS.put("refuse-subtrees", (at, line) -> {
      List<String> given = line.atLeast("DURATION", "TABLE");
      return new LabEvent.SubtreesRefused(at, ScriptLine.duration(given.getFirst()), tables(given));
    });
    READERS.put("cut-answers", (at, line) -> {
      List<String> given = line.arguments("DURATION", "OCTETS");
      return new LabEvent.AnswersCut(at, ScriptLine.duration(given.get(0)), ScriptLine.number(given.get(1)));
    });
    READERS.put("row-gone", (at, line) -> {
      List<String> given = line.arguments("DURATION", "TABLE", "ROW");
      return new LabEvent.RowGone(at, ScriptLine.duration(given.get(0)),
          ScriptLine.word(MibTable.class, given.get(1)), given.get(2));
    });
    READERS.put("refuse", ScriptEvents::refusal);
  }

  private static Set<MibTable> tables(List<String> behindDuration) {
    return behindDuration.stream().skip(1).map(each -> ScriptLine.word(MibTable.class, each))
        .collect(Collectors.toSet());
  }

  private static void notifications() {
    READERS.put("notifications-lost",
        (at, line) -> new LabEvent.NotificationsLost(at, ScriptLine.duration(line.only("DURATION"))));
    READERS.put("notifications-repeated", (at, line) -> {
      List<String> given = line.arguments("DURATION", "COPIES");
      return new LabEvent.NotificationsRepeated(at, ScriptLine.duration(given.get(0)),
          ScriptLine.number(given.get(1)));
    });
  }

  private static LabEvent counterReset(Instant at, ScriptLine line) {
    boolean silent = line.arguments().size() > 1 && line.arguments().getLast().equals("unannounced");
    String port = silent ? line.arguments("PORT", "unannounced").getFirst() : line.only("PORT");
    return new LabEvent.CounterReset(at, port, !silent);
  }

  private static LabEvent lost(Instant at, ScriptLine line, IfLoss in, IfLoss out) {
    List<String> given = line.arguments("PORT", "in|out", "PER_SECOND");
    IfLoss loss = switch (given.get(1)) {
      case "in" -> in;
      case "out" -> out;
      default -> throw new IllegalArgumentException("'" + given.get(1) + "' is not in or out");
    };
    return new LabEvent.PacketsLost(at, given.get(0), loss, ScriptLine.number(given.get(2)));
  }

  private static LabEvent refusal(Instant at, ScriptLine line) {
    boolean everybody = line.arguments().size() == 1;
    List<String> given = everybody ? line.arguments("DURATION") : line.arguments("DURATION", "USER");
    Duration duration = ScriptLine.duration(given.getFirst());
    return new LabEvent.CredentialsRefused(at, duration, everybody ? null : given.get(1));
  }
}
