package org.nroagent.agent.source.snmp;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.profile.TableRole;
import org.nroagent.model.reading.SessionReading;
import org.nroagent.model.reading.SessionReading.Kind;
import org.nroagent.model.reading.TableState;

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
    List<SessionReading> sessions = new ArrayList<>();
    for (MibRow row : peers) {
      sessions.add(session(Kind.BGP, row, row.word("state"), OptionalInt.empty()));
    }
    return new TableRows<>(MibRows.state(peers), sessions);
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
        ifIndex == 0 ? "" : names.name(ifIndex), state, state.equals(ESTABLISHED) || state.equals(UP),
        row.seconds("since"), row.number("remoteAs"), announcedSources, "");
  }
}
