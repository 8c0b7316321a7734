package org.nroagent.daemon.page;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nroagent.model.notice.FailedPlace;
import org.nroagent.model.notice.Language;
import org.nroagent.model.reachability.OutageCause;
import org.nroagent.model.state.Damping;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.StateRow;
import org.nroagent.model.state.Subject;

/// Events in plain words.
public final class EventWords {
  private EventWords() {}

  /// What an event is about.
  public static String subject(Subject subject) {
    return switch (subject.kind()) {
      case DEVICE -> "device " + subject.name();
      case TABLE -> "table of " + subject.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      case INTERFACE -> "interface " + subject.name();
      case LAG -> "LAG " + subject.name();
      case LAG_MEMBER -> "LAG member " + subject.name();
      case MEP -> "end point " + subject.name();
      case REMOTE_MEP -> "remote end point " + subject.name();
      case IGMP_GROUP -> "multicast group " + subject.name();
      case PSEUDOWIRE -> "pseudowire " + subject.name();
      case BGP -> "BGP session " + subject.name();
      case PIM -> "PIM neighbour " + subject.name();
      case MSDP -> "MSDP peer " + subject.name();
      case SERVICE -> "service of " + subject.name();
      case INCIDENT -> "incident " + subject.name();
      case WINDOW -> "declared window " + subject.name();
      case FIGURE -> "closed month " + subject.name();
    };
  }

  /// What happened to it.
  public static String happened(StateEvent event) {
    String from = event.before().isEmpty() ? "" : ", was " + event.before();
    return switch (event.aspect()) {
      case PRESENCE -> presence(event);
      case OPER_STATUS -> "is " + event.after() + from;
      case ADMIN_STATUS -> "was switched " + event.after() + from;
      case ATTACHED -> event.after().equals("yes") ? "is attached" : "is not attached any more";
      case ACTOR -> "own LACP state: " + event.after() + from;
      case PARTNER -> "partner's LACP state: " + event.after() + from;
      case PARTNER_SYSTEM -> "has the partner " + event.after() + from;
      case DEFECTS -> "defects: " + event.after() + from;
      case HIGHEST_DEFECT -> "highest defect: " + event.after() + from;
      case STATE -> "is " + event.after() + from;
      case RDI ->
        event.after().equals("yes") ? "signals a remote defect" : "signals no remote defect any more";
      case PORT_STATUS -> "port status: " + event.after() + from;
      case INTERFACE_STATUS -> "interface status: " + event.after() + from;
      case ROLE -> "is the " + event.after() + " one" + from;
      case REMOTE_STATUS -> "remote side: " + event.after() + from;
      case LOCAL_STATUS -> "own side: " + event.after() + from;
      case REACHABLE -> event.after().equals("yes") ? "answers again" : "does not answer";
      case RESTART -> "restarted";
      case TABLE -> table(event);
      case FLAPPING -> event.after().equals(Damping.FLAPPING)
          ? "changes too often, its changes are only counted"
          : "is steady again, after " + event.before();
      case BFD -> "BFD: " + event.after() + from;
      case INTERFACE -> "runs over " + event.after() + from;
      case REASONS -> "reasons: " + event.after() + from;
      case INCIDENT -> "is part of incident " + event.after() + from;
      case SINCE -> "since " + event.after() + from;
      case UNTIL -> "until " + event.after() + from;
      case CAUSE -> "comes from " + failed(event.after())
          + (event.before().isEmpty() ? "" : ", was " + failed(event.before()));
      case LINES -> lines(event);
      case NROS -> "is about " + event.after() + from;
      case NOTE -> "note: " + event.after();
      case FIGURE -> "was closed with " + event.after();
      case ELSEWHERE -> event.after().isEmpty()
          ? "carries again in part of what this agent polls"
          : "is out in all that this agent polls; other agents poll " + event.after();
    };
  }

  /// How many lines a service has cut off: no number, where it has left its incident.
  private static String lines(StateEvent event) {
    String before = event.before().isEmpty() ? "" : ", before " + count(event.before());
    return event.after().isEmpty()
        ? "cuts off nothing any more" + before
        : "cuts off lines: " + count(event.after()) + before;
  }

  /// `12 pra, 240 analogue` of `pra=12,analogue=240`; other words, such as `none`, are kept.
  private static String count(String lines) {
    return Stream.of(lines.split(",", -1)).map(each -> each.split("=", 2))
        .map(each -> each.length < 2 ? each[0] : each[1] + " " + each[0]).collect(Collectors.joining(", "));
  }

  /// The place that failed, of the cause of an incident.
  ///
  /// @param cause as incidents tell it; other words are kept
  public static String failed(String cause) {
    return OutageCause.parse(cause).map(place -> FailedPlace.words(place, Language.EN)).orElse(cause);
  }

  private static String presence(StateEvent event) {
    return switch (event.after()) {
      case StateRow.MISSING -> "is missing";
      case StateRow.LEFT -> "has no members any more";
      case StateRow.REMOVED -> "was taken from its LAG";
      default -> event.before().equals(StateRow.ABSENT) ? "is new" : "is there again";
    };
  }

  private static String table(StateEvent event) {
    return switch (event.after()) {
      case "suspect" -> "lost many rows at once; believed if the next reading says so too";
      case "absent" -> "is gone; its rows are shown as they were";
      default -> "is whole again";
    };
  }

  /// Why it happened, `unknown` where that cannot be told.
  public static String cause(StateEvent event) {
    String name = event.cause().subject().isEmpty() ? "" : " " + event.cause().subject();
    return switch (event.cause().kind()) {
      case UNKNOWN -> "unknown";
      case PORT -> "port" + name;
      case CFM -> "CFM" + name;
      case LACP -> "LACP" + name;
      case RESTART -> "restart of the device";
      case PEER -> "peer" + name;
      case ADMIN -> "switched by hand" + name;
      case OUTAGE -> failed(name.strip());
    };
  }
}
