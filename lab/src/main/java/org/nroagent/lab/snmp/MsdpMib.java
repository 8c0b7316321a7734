package org.nroagent.lab.snmp;

import java.util.ArrayList;
import java.util.List;
import org.nroagent.lab.device.SessionKind;
import org.nroagent.lab.script.MibTable;
import org.nroagent.lab.script.Visible;
import org.nroagent.lab.state.DeviceState;
import org.nroagent.lab.state.Session;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.TimeTicks;

import static org.nroagent.lab.snmp.MibNode.column;

/// MSDP-MIB (RFC 4624): peers, and the sources that they announce while they are established.
final class MsdpMib {
  static final String PEER_ENTRY = "1.3.6.1.3.92.1.1.5.1";
  private static final String BASE = "1.3.6.1.3.92.1.1.";
  private static final int CONNECTING = 3;
  private static final int ESTABLISHED = 4;
  private static final int PORT = 639;
  private static final int LOCAL_PORT = 49_639;
  private static final int SA_PERIOD_SECONDS = 60;

  private MsdpMib() {}

  /// A source that a peer announces.
  private record Announced(Session peer, int number) {
    /// Group, source and rendezvous point.
    OID index() {
      return new OID(new int[]{233, 252, 1, number, 198, 51, 100, number})
          .append(new OID(peer.model().peer()));
    }
  }

  static List<MibNode> nodes(DeviceState state, Visible visible) {
    if (!state.model().routing().speaks(SessionKind.MSDP) || !visible.table(MibTable.MSDP)) {
      return List.of();
    }
    List<Session> peers = state.sessions(SessionKind.MSDP);
    List<MibNode.Row<Announced>> announced = new ArrayList<>();
    for (Session peer : peers) {
      for (int number = 1; peer.up() && number <= peer.model().announcedSources(); number++) {
        Announced each = new Announced(peer, number);
        announced.add(new MibNode.Row<>(each.index(), each));
      }
    }
    List<MibNode.Row<Session>> rows = peers.stream()
        .filter(each -> visible.row(MibTable.MSDP, each.model().peer()))
        .map(each -> new MibNode.Row<>(new OID(each.model().peer()), each)).toList();
    return List.of(new MibNode.Scalar(new OID(BASE + 1), moment -> Values.integer(1)),
        new MibNode.Scalar(new OID(BASE + 3), moment -> Values.gauge(announced.size())),
        new MibNode.Table<>(new OID(PEER_ENTRY), columns(), rows),
        new MibNode.Table<>(new OID(BASE + "6.1"), cacheColumns(), announced));
  }

  /// The state of a session, as msdpPeerState has it.
  static int state(Session session) {
    return session.up() ? ESTABLISHED : CONNECTING;
  }

  private static List<MibNode.Column<Session>> columns() {
    return List.of(column(3, (peer, moment) -> Values.integer(state(peer))), column(4, Values.counter32(0)),
        column(5, (peer, moment) -> Values.counter32(announcements(peer, moment))),
        column(6, Values.counter32(0)), column(7, Values.counter32(0)), column(8, Values.counter32(0)),
        column(11, (peer, moment) -> Values.counter32(announcements(peer, moment))),
        column(12, Values.counter32(0)), column(13, Values.counter32(0)), column(14, Values.counter32(0)),
        column(15, (peer, moment) -> Values.counter32(peer.transitions())),
        column(16, (peer, moment) -> moment.stamp(peer.since())),
        column(17, (peer, moment) -> peer.up() ? moment.upTime() : moment.stamp(peer.since())),
        column(18, (peer, moment) -> Values.ipAddress(peer.model().localAddress())),
        column(20, Values.integer(30)), column(21, Values.integer(75)), column(22, Values.integer(60)),
        column(23, Values.integer(1)), column(25, Values.integer(1)),
        column(26, (peer, moment) -> Values.integer(peer.up() ? PORT : 0)),
        column(27, (peer, moment) -> Values.integer(peer.up() ? LOCAL_PORT : 0)),
        column(30, (peer, moment) -> Values.counter32(peer.transitions())),
        column(31, (peer, moment) -> moment.stamp(moment.state().bootTime())));
  }

  private static List<MibNode.Column<Announced>> cacheColumns() {
    return List.of(column(4, (each, moment) -> Values.ipAddress(each.peer().model().peer())),
        column(5, (each, moment) -> Values.ipAddress(each.peer().model().peer())),
        column(6, (each, moment) -> Values.counter32(announcements(each.peer(), moment))),
        column(7, Values.counter32(0)), column(8, (each, moment) -> moment.since(each.peer().since())),
        column(9, new TimeTicks(9_000)), column(10, Values.integer(1)));
  }

  private static long announcements(Session peer, Moment moment) {
    return peer.up() ? 1 + moment.since(peer.since()).getValue() / (100L * SA_PERIOD_SECONDS) : 0;
  }
}
