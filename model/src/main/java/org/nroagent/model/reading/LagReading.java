package org.nroagent.model.reading;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// A link aggregation group and the ports that belong to it (IEEE 802.1AX).
///
/// @param name ifName of the aggregator
/// @param ifIndex its ifIndex
/// @param operStatus ifOperStatus of the aggregator
/// @param members its member ports, attached or not, by ifIndex
/// @param aggregator what else the device says of it
/// @param membership what is known of ports that are not among the members
public record LagReading(String name, int ifIndex, String operStatus, List<Member> members,
    Aggregator aggregator, Membership membership) {
  public LagReading {
    members = List.copyOf(members);
  }

  /// A group of whose membership nothing more is known.
  public LagReading(String name, int ifIndex, String operStatus, List<Member> members,
      Aggregator aggregator) {
    this(name, ifIndex, operStatus, members, aggregator, Membership.UNKNOWN);
  }

  /// A group of which only the members are known.
  public LagReading(String name, int ifIndex, String operStatus, List<Member> members) {
    this(name, ifIndex, operStatus, members, Aggregator.UNKNOWN);
  }

  /// The same group with the members that were agreed.
  public LagReading withAgreed(Set<String> ports) {
    return new LagReading(name, ifIndex, operStatus, members, aggregator,
        new Membership(Optional.of(ports), membership.listed(), membership.others()));
  }

  /// What tells a port that was taken from the group for good from one that is missing.
  ///
  /// @param agreed names of the ports that people agreed to be its members, empty where nothing was entered
  /// @param listed whether the device told from its configuration which ports are members, so that another one is none
  /// @param others names of ports that the device shows and says to be configured for something else
  public record Membership(Optional<Set<String>> agreed, boolean listed, Set<String> others) {
    /// Nothing is known.
    public static final Membership UNKNOWN = new Membership(Optional.empty(), false, Set.of());

    public Membership {
      agreed = agreed.map(Set::copyOf);
      others = Set.copyOf(others);
    }
  }

  /// The group's own side of things.
  ///
  /// @param key its operational key, empty where the device does not say
  /// @param actorSystem the device's system id as six octets with colons, empty where it does not say
  /// @param partnerSystem the partner's system id as six octets with colons, empty where the device does not say
  /// @param minimumLinks with fewer active members than this the group is down, empty where the device does not say
  /// @param loadSharing the device's word of how frames are spread over the members, empty where it does not say
  public record Aggregator(OptionalInt key, String actorSystem, String partnerSystem,
      OptionalInt minimumLinks,
      String loadSharing) {
    /// Nothing is known.
    public static final Aggregator UNKNOWN = new Aggregator(OptionalInt.empty(), "", "", OptionalInt.empty(),
        "");
  }

  /// One port.
  ///
  /// @param name ifName of the port
  /// @param ifIndex its ifIndex
  /// @param attached whether it is attached to this aggregator (dot3adAggPortAttachedAggID)
  /// @param actor the port's own LACP state
  /// @param partner what it last heard of its partner's LACP state
  /// @param partnerSystem the partner's system id as six octets with colons
  /// @param port what else the device says of it
  public record Member(String name, int ifIndex, boolean attached, LacpState actor, LacpState partner,
      String partnerSystem, Port port) {
    /// A port of which only the LACP states are known.
    public Member(String name, int ifIndex, boolean attached, LacpState actor, LacpState partner,
        String partnerSystem) {
      this(name, ifIndex, attached, actor, partner, partnerSystem, Port.UNKNOWN);
    }
  }

  /// The port's own side of things.
  ///
  /// @param configured whether it is configured to be a member, told by the administrative key, ifStackTable or a
  ///     list of the group's ports: true of a port that is down, too
  /// @param states whose LACP states the device told; of the others none of the flags is set, and they mean nothing
  /// @param selectedAggregator ifIndex of the aggregator that the port has selected, 0 where it has none
  /// @param attachedAggregator ifIndex of the aggregator that the port is attached to, 0 where it is to none
  /// @param actorKey its operational key, empty where the device does not say
  /// @param partnerKey the partner's operational key, empty where the device does not say
  /// @param operStatus ifOperStatus of the port, empty where the device does not say
  /// @param speedMbps its nominal speed in Mbit/s, 0 where the device has none
  /// @param muxState the MIB's word of the mux machine, empty where the device does not say
  /// @param rxState the MIB's word of the receive machine, empty where the device does not say
  public record Port(boolean configured, States states, int selectedAggregator, int attachedAggregator,
      OptionalInt actorKey, OptionalInt partnerKey, String operStatus, long speedMbps, String muxState,
      String rxState) {
    /// A configured member that speaks LACP, and of which nothing else is known.
    public static final Port UNKNOWN = new Port(true, States.BOTH, 0, 0, OptionalInt.empty(),
        OptionalInt.empty(),
        "", 0,
        "", "");

    /// Whether the device told the port's own states.
    public boolean statesKnown() {
      return states != States.NONE;
    }

    /// Whether it told what it last heard of its partner's.
    public boolean partnerKnown() {
      return states == States.BOTH;
    }
  }

  /// Whose LACP states a device tells of a port.
  public enum States {
    /// Nobody's, as of a static group.
    NONE,
    /// Its own: OpenConfig has no partner's flags.
    OWN,
    /// Its own, and what it last heard of its partner's.
    BOTH
  }
}
