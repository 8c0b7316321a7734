package org.nroagent.agent.source.snmp;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.profile.TableRole;
import org.nroagent.model.reading.SessionReading;
import org.nroagent.model.reading.SessionReading.Kind;
import org.nroagent.model.reading.TableState;
import org.snmp4j.smi.OID;

/// Sessions of the multicast interconnection with neighbours.
final class SessionTables {
  private static final String ESTABLISHED = "established";
  private static final String UP = "up";

  private final InterfaceNames names;

  SessionTables(InterfaceNames names) {
    this.names = names;
  }

  /// BGP neighbours.
  TableRows<SessionReading> bgp(MibReader tables) throws SourceException, InterruptedException {
    MibRows peers = tables.read(TableRole.BGP_PEER);
    MibRows local = tables.readUnder(TableRole.LOCAL_ADDRESS, networks(peers));
    List<SessionReading> sessions = new ArrayList<>();
    for (MibRow row : peers) {
      sessions.add(session(Kind.BGP, row.with(local.matching(row)), row.word("state"), OptionalInt.empty()));
    }
    // Without the interfaces of their addresses the sessions are as complete as with them.
    return new TableRows<>(MibRows.state(peers), sessions);
  }

  /// Of a router's addresses only those are asked for that begin like one of a session: all but the last number of each
  /// address, as it stands in an index.
  private static Set<OID> networks(MibRows peers) {
    Set<OID> networks = new TreeSet<>();
    for (MibRow row : peers) {
      String address = row.specifiedAddress("localAddress");
      if (address != null && !row.has("ifIndex") && address.indexOf(':') < 0) {
        OID network = new OID(address);
        network.removeLast();
        networks.add(network);
      }
    }
    return networks;
  }

  /// BFD sessions.
  TableRows<BfdSession> bfd(MibReader tables) throws SourceException, InterruptedException {
    MibRows rows = tables.read(TableRole.BFD_SESSION);
    List<BfdSession> sessions = new ArrayList<>();
    for (MibRow row : rows) {
      sessions.add(
          new BfdSession(row.address("peer"), names.nameIfKnown(row.ifIndex("ifIndex")), row.word("state")));
    }
    return new TableRows<>(MibRows.state(rows), sessions);
  }

  /// A BFD session.
  ///
  /// @param peer the neighbour's address
  /// @param ifName the interface, empty where it is bound to none or the device does not say
  /// @param state the MIB's word
  record BfdSession(String peer, String ifName, String state) {
    private boolean guards(SessionReading session) {
      return peer.equals(session.peer())
          && (ifName.isEmpty() || session.ifName().isEmpty() || ifName.equals(session.ifName()));
    }
  }

  /// A session with the word of what guards it. BGP and PIM are guarded by BFD; of several guards, as in a bundle, one that
  /// is not up counts.
  static SessionReading guarded(SessionReading session, List<BfdSession> guards) {
    return switch (session.kind()) {
      case BGP, PIM ->
        session.withBfd(guards.stream().filter(each -> each.guards(session)).map(BfdSession::state)
            .reduce((one, other) -> one.equals(UP) ? other : one).orElse("none"));
      case MSDP -> session;
    };
  }

  /// PIM neighbours: one that is listed is up.
  TableRows<SessionReading> pim(MibReader tables) throws SourceException, InterruptedException {
    MibRows neighbours = tables.read(TableRole.PIM_NEIGHBOUR);
    List<SessionReading> sessions = new ArrayList<>();
    for (MibRow row : neighbours) {
      sessions.add(session(Kind.PIM, row, UP, OptionalInt.empty()));
    }
    return new TableRows<>(MibRows.state(neighbours), sessions);
  }

  /// MSDP peers, with the sources that each of them announced.
  TableRows<SessionReading> msdp(MibReader tables) throws SourceException, InterruptedException {
    MibRows peers = tables.read(TableRole.MSDP_PEER);
    TableState state = MibRows.state(peers);
    if (state == TableState.ABSENT) {
      return new TableRows<>(state, List.of());
    }
    MibRows announced = tables.read(TableRole.ANNOUNCED_SOURCE);
    boolean known = tables.table(TableRole.ANNOUNCED_SOURCE).isPresent() && announced.isComplete();
    List<SessionReading> sessions = new ArrayList<>();
    for (MibRow row : peers) {
      OptionalInt sources = known
          ? OptionalInt.of(count(announced, row.address("peer")))
          : OptionalInt.empty();
      sessions.add(session(Kind.MSDP, row, row.word("state"),
          row.has("announcedSources") ? row.integer("announcedSources") : sources));
    }
    return new TableRows<>(state, sessions);
  }

  private static int count(MibRows announced, String peer) {
    int count = 0;
    for (MibRow row : announced) {
      count += row.address("peer").equals(peer) ? 1 : 0;
    }
    return count;
  }

  private SessionReading session(Kind kind, MibRow row, String state, OptionalInt announcedSources) {
    String local = row.specifiedAddress("localAddress");
    int ifIndex = row.ifIndex("ifIndex");
    return new SessionReading(kind, row.address("peer"), local == null ? "" : local,
        names.nameIfKnown(ifIndex), state, state.equals(ESTABLISHED) || state.equals(UP),
        row.seconds("since"), row.number("remoteAs"), announcedSources, "");
  }
}
