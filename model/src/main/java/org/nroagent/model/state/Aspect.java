package org.nroagent.model.state;

import org.nroagent.model.Codes;

/// What of a subject has a state. Values are words: those of the MIB where there is one.
public enum Aspect {
  /// Whether the row is there: `present`, `missing`, of a multicast group `left`, of a LAG member that was taken away for
  /// good `removed`; `absent` before it was ever seen.
  PRESENCE(1, "presence"),
  /// ifOperStatus, pwOperStatus.
  OPER_STATUS(2, "operStatus"),
  /// ifAdminStatus.
  ADMIN_STATUS(3, "adminStatus"),
  /// Whether a port is attached to its aggregator: `yes` or `no`.
  ATTACHED(4, "attached"),
  /// The port's own LACP state.
  ACTOR(5, "actor"),
  /// What the port last heard of its partner's LACP state.
  PARTNER(6, "partner"),
  /// The partner's system id.
  PARTNER_SYSTEM(7, "partnerSystem"),
  /// The defects of an end point that stand, comma-separated; `none`.
  DEFECTS(8, "defects"),
  /// The highest of them.
  HIGHEST_DEFECT(9, "highestDefect"),
  /// Of a remote end point the MIB's word; of a LAG `full`, `degraded` or `down`; of a session `up` or `down`; of a
  /// service `up`, `degraded`, `unknown` or `down`; of an incident `open`, `ended` or `merged`; of a window its kind or
  /// `withdrawn`.
  STATE(10, "state"),
  /// The remote defect indication: `yes` or `no`.
  RDI(11, "rdi"),
  /// Port status of a remote end point.
  PORT_STATUS(12, "portStatus"),
  /// Interface status of a remote end point.
  INTERFACE_STATUS(13, "interfaceStatus"),
  /// The part of a pseudowire in a redundant pair: `active` or `standby`.
  ROLE(14, "role"),
  /// Status bits of a pseudowire's remote side; `none`.
  REMOTE_STATUS(15, "remoteStatus"),
  /// Whether the device answers: `yes` or `no`.
  REACHABLE(16, "reachable"),
  /// When the device, or its management part, started.
  RESTART(17, "restart"),
  /// A table as a whole: `complete`, `absent` or `suspect`.
  TABLE(18, "table"),
  /// Whether the subject changes too often to be told each time: `steady`, `flapping`.
  FLAPPING(19, "flapping"),
  /// Status bits of a pseudowire's own side; `none`.
  LOCAL_STATUS(20, "localStatus"),
  /// The BFD session that guards a session.
  BFD(21, "bfd"),
  /// The interface that a session runs over, by its name.
  INTERFACE(22, "interface"),
  /// Why a service is not simply up: words of the reasons.
  REASONS(23, "reasons"),
  /// The incident that a service is out of order by, by its number.
  INCIDENT(24, "incident"),
  /// When it began, `2026-11-18T07:30:00Z`.
  SINCE(25, "since"),
  /// When it ended.
  UNTIL(26, "until"),
  /// What an incident comes from: `gates A B`, `paths spoke1 A B`, `access spoke1 lag-1`.
  CAUSE(27, "cause"),
  /// Of an incident the most lines that were affected at once: `pra=3,ftth=1800`, with `unknown=1` where those of a place were not
  /// known. Of a service its lines while it is part of an incident, or of an NRO whose OLTs several agents poll while
  /// [#ELSEWHERE] is told, `none` where it has none, `unknown` where no inventory tells them; empty afterwards.
  LINES(28, "lines"),
  /// The NROs that a window is about, separated by blanks; all where there is none.
  NROS(29, "nros"),
  /// What somebody wrote for people.
  NOTE(30, "note"),
  /// The figure of a closed month, as [org.nroagent.model.proof.ToldFigure] writes it.
  FIGURE(31, "figure"),
  /// Of an NRO whose OLTs several agents poll: those of the others, `olt-2 olt-3`, while all are out of order that this agent
  /// polls; empty else. One that is called `+` stands for those that do not fit.
  ELSEWHERE(32, "elsewhere");

  private static final Codes<Aspect> CODES = Codes.of("aspect", values(), Aspect::code);

  private final int code;
  private final String word;

  Aspect(int code, String word) {
    this.code = code;
    this.word = word;
  }

  /// The number on disk and on the wire, never reused.
  public int code() {
    return code;
  }

  /// The name in documents.
  public String word() {
    return word;
  }

  /// The aspect of a code.
  ///
  /// @throws IllegalArgumentException if no aspect has that code
  public static Aspect ofCode(int code) {
    return CODES.get(code);
  }
}
