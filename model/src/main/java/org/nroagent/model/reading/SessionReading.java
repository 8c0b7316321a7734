package org.nroagent.model.reading;

import java.util.OptionalInt;
import java.util.OptionalLong;

/// One session of the multicast interconnection with a neighbour.
///
/// @param kind its protocol
/// @param peer the neighbour's address
/// @param localAddress the device's own address, empty where it does not say
/// @param ifName ifName of the interface, empty where the device does not say
/// @param state the MIB's word, empty where the device does not say; a PIM neighbour, which has none, is `up` as long as the device lists it
/// @param up whether it is known to be established
/// @param establishedSeconds since when it is up, or down where it is not, empty where the device does not say
/// @param remoteAs the neighbour's autonomous system, empty where the device does not say
/// @param announcedSources how many sources the neighbour announces, empty where the device does not say
/// @param bfd the word of the BFD session that guards it, `none` where none does, empty where the device does not say
public record SessionReading(Kind kind, String peer, String localAddress, String ifName, String state,
    boolean up,
    OptionalLong establishedSeconds, OptionalLong remoteAs, OptionalInt announcedSources, String bfd) {
  /// A session of which only the essential is known.
  public SessionReading(Kind kind, String peer, String state, boolean up) {
    this(kind, peer, "", "", state, up, OptionalLong.empty(), OptionalLong.empty(), OptionalInt.empty(), "");
  }

  /// Whether the device says if it is up.
  public boolean saysState() {
    return !state.isEmpty();
  }

  /// This session with what is known of the one that guards it.
  public SessionReading withBfd(String word) {
    return new SessionReading(kind, peer, localAddress, ifName, state, up, establishedSeconds, remoteAs,
        announcedSources, word);
  }

  /// Protocols.
  public enum Kind {
    BGP, PIM, MSDP
  }
}
