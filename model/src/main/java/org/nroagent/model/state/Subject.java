package org.nroagent.model.state;

import static org.nroagent.model.state.Aspect.ADMIN_STATUS;
import static org.nroagent.model.state.Aspect.OPER_STATUS;
import static org.nroagent.model.state.Aspect.PARTNER_SYSTEM;
import static org.nroagent.model.state.Aspect.PRESENCE;
import static org.nroagent.model.state.Aspect.STATE;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.Codes;
import org.nroagent.model.reading.TableKind;

/// Something of a device that has states. The name is its identity: never an index, which devices give out anew.
///
/// @param kind what it is
/// @param name unique for the kind on one device: `lag-2`, `lag-2/1/1/4`, `MD/MA/101`, `MD/MA/101/201`,
///     `irb.2001/239.1.1.1`; at most [#MOST_CHARS] characters, the rest is cut off
public record Subject(Kind kind, String name) implements Comparable<Subject> {
  /// The longest name.
  public static final int MOST_CHARS = 255;

  private static final Comparator<Subject> ORDER = Comparator.comparing(Subject::kind)
      .thenComparing(Subject::name);

  public Subject {
    name = name.length() > MOST_CHARS ? name.substring(0, MOST_CHARS) : name;
  }

  /// Kinds of subjects. In the order in which changes of one reading are told: what may be a cause comes first.
  public enum Kind {
    /// The device itself, by its configured name.
    DEVICE(1, "device", null, Aspect.REACHABLE, Aspect.RESTART),
    /// A kind of table, by the name of its [TableKind].
    TABLE(2, "table", null, Aspect.TABLE),
    /// An interface that is no LAG.
    INTERFACE(3, "interface", TableKind.INTERFACES, PRESENCE, OPER_STATUS, ADMIN_STATUS),
    /// A maintenance end point of the device.
    MEP(6, "mep", TableKind.CFM, PRESENCE, Aspect.HIGHEST_DEFECT, Aspect.DEFECTS),
    /// A remote end point that one of them hears.
    REMOTE_MEP(7, "remoteMep", TableKind.CFM, PRESENCE, STATE, Aspect.RDI, Aspect.PORT_STATUS,
        Aspect.INTERFACE_STATUS),
    /// A port of a LAG.
    LAG_MEMBER(5, "lagMember", TableKind.LAGS, PRESENCE, Aspect.ATTACHED, Aspect.ACTOR, Aspect.PARTNER,
        PARTNER_SYSTEM),
    /// A link aggregation group.
    LAG(4, "lag", TableKind.LAGS, PRESENCE, OPER_STATUS, ADMIN_STATUS, STATE, PARTNER_SYSTEM),
    /// A pseudowire.
    PSEUDOWIRE(9, "pseudowire", TableKind.PSEUDOWIRES, PRESENCE, OPER_STATUS, Aspect.ROLE,
        Aspect.LOCAL_STATUS,
        Aspect.REMOTE_STATUS),
    /// A BGP session, by the peer's address.
    BGP(10, "bgp", TableKind.BGP, PRESENCE, STATE, Aspect.BFD, Aspect.INTERFACE),
    /// A PIM neighbour, by its address.
    PIM(11, "pim", TableKind.PIM, PRESENCE, STATE, Aspect.BFD, Aspect.INTERFACE),
    /// An MSDP peer, by its address.
    MSDP(12, "msdp", TableKind.MSDP, PRESENCE, STATE, Aspect.BFD, Aspect.INTERFACE),
    /// A multicast group behind an interface.
    IGMP_GROUP(8, "igmpGroup", TableKind.IGMP, PRESENCE),
    /// A service of an NRO that the agent judges, by the name of its place: `NRO`, `NRO/OLT`, `NRO/device ifName`.
    SERVICE(13, "service", null, STATE, Aspect.REASONS, Aspect.INCIDENT, Aspect.SINCE, Aspect.UNTIL,
        Aspect.LINES, Aspect.ELSEWHERE),
    /// An outage of services, by its number.
    INCIDENT(14, "incident", null, STATE, Aspect.CAUSE, Aspect.SINCE, Aspect.UNTIL, Aspect.LINES),
    /// A time that somebody declared, whose outages do not count, by its number.
    WINDOW(15, "window", null, STATE, Aspect.SINCE, Aspect.UNTIL, Aspect.NROS, Aspect.NOTE),
    /// The figure of a closed month, by series and month: `spoke1.lag-1 2026-10`. A fact and no state: of all of them only
    /// the one that was told last counts as told.
    FIGURE(16, "figure", null, Aspect.FIGURE);

    private static final Codes<Kind> CODES = Codes.of("kind of subject", values(), Kind::code);

    private final int code;
    private final String word;
    private final @Nullable TableKind table;
    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<Aspect> aspects;

    Kind(int code, String word, @Nullable TableKind table, Aspect... aspects) {
      this.code = code;
      this.word = word;
      this.table = table;
      this.aspects = List.of(aspects);
    }

    /// The number on disk and on the wire, never reused.
    public int code() {
      return code;
    }

    /// The name in documents.
    public String word() {
      return word;
    }

    /// Where its rows come from, empty for those that are no rows.
    public Optional<TableKind> table() {
      return Optional.ofNullable(table);
    }

    /// What has a state, in a fixed order to which later versions only add at the end.
    public List<Aspect> aspects() {
      return aspects;
    }

    /// A word of it, cut off where it is too long: that of a figure is ASCII and may take all that a text may.
    String bounded(String word) {
      int most = this == FIGURE ? StateBytes.MOST_TEXT_BYTES : StateChange.MOST_CHARS;
      return word.length() > most ? word.substring(0, most) : word;
    }

    /// The kind of a code.
    ///
    /// @throws IllegalArgumentException if no kind has that code
    public static Kind ofCode(int code) {
      return CODES.get(code);
    }
  }

  /// Under which what is told of it counts as told: itself, but one for all figures, of which there is no end.
  Subject counted() {
    return kind == Kind.FIGURE ? new Subject(kind, "") : this;
  }

  /// The device itself.
  public static Subject device(String name) {
    return new Subject(Kind.DEVICE, name);
  }

  /// A table as a whole.
  public static Subject table(TableKind table) {
    return new Subject(Kind.TABLE, table.name());
  }

  @Override
  public int compareTo(Subject other) {
    return ORDER.compare(this, other);
  }
}
