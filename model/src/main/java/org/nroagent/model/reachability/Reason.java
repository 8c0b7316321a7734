package org.nroagent.model.reachability;

/// Why a state is not simply *up*.
///
/// @param kind what it is
/// @param subject of what, for people: `spoke1 lag-1`
public record Reason(Kind kind, String subject) {
  /// Kinds of reasons. Their words stand in events and are never used for something else.
  public enum Kind {
    /// An interface or LAG does not carry.
    LINK_DOWN("linkDown", "does not carry"),
    /// The device answers and does not have it any more.
    GONE("gone", "is not there any more"),
    /// A LAG carries without all of its members.
    MEMBER_LOST("memberLost", "carries without all of its members"),
    /// No remote end point is heard.
    END_POINTS_FAILED("endPointsFailed", "hears no remote end point"),
    /// Some remote end points are not heard.
    END_POINT_FAILED("endPointFailed", "does not hear all remote end points"),
    /// A pseudowire is not up.
    PSEUDOWIRE_DOWN("pseudowireDown", "is not up"),
    /// The far side of a pseudowire says that it does not forward.
    REMOTE_FAULT("remoteFault", "has a fault at its far side"),
    /// The standby gate carries the traffic.
    STANDBY_ACTIVE("standbyActive", "carries the traffic as standby"),
    /// There is no gate to fall back to.
    NO_STANDBY("noStandby", "is no gate to fall back to"),
    /// The standby gate carries the traffic and has less capacity than the nominal one.
    LESS_CAPACITY("lessCapacity", "has less capacity than the nominal gate"),
    /// An OLT of the NRO is down.
    OLT_DOWN("oltDown", "is down"),
    /// The device does not answer.
    SILENT("silent", "does not answer"),
    /// The device answered, but its table was not read whole.
    NOT_READ("notRead", "was not read whole"),
    /// It was never seen on that device.
    NEVER_SEEN("neverSeen", "was never seen"),
    /// The device does not tell its state.
    STATE_UNKNOWN("stateUnknown", "does not tell its state"),
    /// Another agent polls it, and nothing on this agent's devices is configured that would tell.
    NOT_WATCHED("notWatched", "is not seen by this agent");

    private final String word;
    private final String text;

    Kind(String word, String text) {
      this.word = word;
      this.text = text;
    }

    /// The word in events and documents.
    public String word() {
      return word;
    }

    /// A predicate for people.
    public String text() {
      return text;
    }
  }

  /// A sentence for people, without its full stop.
  public String text() {
    return subject + " " + kind.text;
  }
}
