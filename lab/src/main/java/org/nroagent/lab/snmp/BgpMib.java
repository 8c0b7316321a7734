package org.nroagent.lab.snmp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.nroagent.lab.device.BgpPathModel;
import org.nroagent.lab.device.SessionKind;
import org.nroagent.lab.script.MibTable;
import org.nroagent.lab.script.Visible;
import org.nroagent.lab.state.DeviceState;
import org.nroagent.lab.state.Session;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

import static org.nroagent.lab.snmp.MibNode.column;

/// BGP4-MIB (RFC 4273): peers, and the paths that they announced while they are established.
final class BgpMib {
  static final String PEER_ENTRY = "1.3.6.1.2.1.15.3.1";
  static final int ESTABLISHED = 6;
  private static final String BASE = "1.3.6.1.2.1.15.";
  private static final int ACTIVE = 3;
  private static final int VERSION = 4;
  private static final int PORT = 179;
  private static final int LOCAL_PORT = 49_152;
  private static final int HOLD_SECONDS = 90;
  private static final int KEEPALIVE_SECONDS = 30;
  private static final int RETRY_SECONDS = 120;
  private static final int AS_SEQUENCE = 2;
  private static final int MAX_AS = 65_535;
  private static final int AS_TRANS = 23_456;
  private static final int ABSENT = -1;
  private static final OctetString NO_ERROR = Values.octets(0, 0);
  private static final OctetString HOLD_TIMER_EXPIRED = Values.octets(4, 0);

  private BgpMib() {}

  static List<MibNode> nodes(DeviceState state, Visible visible) {
    if (!state.model().routing().speaks(SessionKind.BGP)) {
      return List.of();
    }
    List<MibNode> nodes = new ArrayList<>();
    if (visible.table(MibTable.BGP)) {
      nodes.add(new MibNode.Scalar(new OID(BASE + 1), moment -> Values.octets(0x10)));
      nodes.add(new MibNode.Scalar(new OID(BASE + 2),
          moment -> Values.integer(as(state.model().routing().localAs()))));
      nodes.add(new MibNode.Table<>(new OID(PEER_ENTRY), columns(), peers(state, visible)));
      nodes.add(new MibNode.Scalar(new OID(BASE + 4),
          moment -> Values.ipAddress(state.model().routing().routerId())));
    }
    if (visible.table(MibTable.BGP_PATHS)) {
      nodes.add(new MibNode.Table<>(new OID(BASE + "6.1"), pathColumns(state), paths(state, visible)));
    }
    return nodes;
  }

  /// The state of a session, as bgpPeerState has it.
  static int state(Session session) {
    return session.up() ? ESTABLISHED : ACTIVE;
  }

  /// Why a session last ended, as bgpPeerLastError has it.
  static OctetString lastError(Session session) {
    return session.up() ? NO_ERROR : HOLD_TIMER_EXPIRED;
  }

  private static List<MibNode.Row<Session>> peers(DeviceState state, Visible visible) {
    return state.sessions(SessionKind.BGP).stream()
        .filter(each -> visible.row(MibTable.BGP, each.model().peer()))
        .map(each -> new MibNode.Row<>(new OID(each.model().peer()), each)).toList();
  }

  private static List<MibNode.Column<Session>> columns() {
    return List.of(
        column(1, (peer, moment) -> Values.ipAddress(peer.up() ? peer.model().peer() : "0.0.0.0")),
        column(2, (peer, moment) -> Values.integer(state(peer))), column(3, Values.integer(2)),
        column(4, (peer, moment) -> Values.integer(peer.up() ? VERSION : 0)),
        column(5, (peer, moment) -> Values.ipAddress(peer.model().localAddress())),
        column(6, (peer, moment) -> Values.integer(peer.up() ? LOCAL_PORT : 0)),
        column(7, (peer, moment) -> Values.ipAddress(peer.model().peer())),
        column(8, (peer, moment) -> Values.integer(peer.up() ? PORT : 0)),
        column(9, (peer, moment) -> Values.integer(as(peer.model().remoteAs()))),
        column(10, Values.counter32(1)), column(11, Values.counter32(1)),
        column(12, (peer, moment) -> Values.counter32(messages(peer, moment))),
        column(13, (peer, moment) -> Values.counter32(messages(peer, moment))),
        column(14, (peer, moment) -> lastError(peer)),
        column(15, (peer, moment) -> Values.counter32(peer.transitions())),
        column(16, (peer, moment) -> Values.gauge(seconds(peer, moment))),
        column(17, Values.integer(RETRY_SECONDS)),
        column(18, (peer, moment) -> Values.integer(peer.up() ? HOLD_SECONDS : 0)),
        column(19, (peer, moment) -> Values.integer(peer.up() ? KEEPALIVE_SECONDS : 0)),
        column(20, Values.integer(HOLD_SECONDS)), column(21, Values.integer(KEEPALIVE_SECONDS)),
        column(22, Values.integer(15)), column(23, Values.integer(30)),
        column(24, (peer, moment) -> Values.gauge(seconds(peer, moment))));
  }

  /// How long it has been, or has not been, established.
  private static long seconds(Session peer, Moment moment) {
    return Math.max(0, Duration.between(peer.since(), moment.now()).toSeconds());
  }

  private static long messages(Session peer, Moment moment) {
    return peer.up() ? 2 + seconds(peer, moment) / KEEPALIVE_SECONDS : 2;
  }

  private static List<MibNode.Row<BgpPathModel>> paths(DeviceState state, Visible visible) {
    return state.paths().stream().filter(each -> isUp(state, each))
        .filter(each -> visible.row(MibTable.BGP_PATHS, each.text()))
        .map(each -> new MibNode.Row<>(
            new OID(each.prefix()).append(each.length()).append(new OID(each.peer())), each))
        .toList();
  }

  private static boolean isUp(DeviceState state, BgpPathModel path) {
    Session session = state.sessions().get(new Session.Id(SessionKind.BGP, path.peer()));
    return session != null && session.up();
  }

  private static List<MibNode.Column<BgpPathModel>> pathColumns(DeviceState state) {
    return List.of(column(1, (path, moment) -> Values.ipAddress(path.peer())),
        column(2, (path, moment) -> Values.integer(path.length())),
        column(3, (path, moment) -> Values.ipAddress(path.prefix())), column(4, Values.integer(1)),
        column(5, (path, moment) -> asPath(state, path)),
        column(6, (path, moment) -> Values.ipAddress(path.peer())), column(7, Values.integer(ABSENT)),
        column(8, (path, moment) -> Values.integer(path.localPreference())), column(9, Values.integer(2)),
        column(10, Values.integer(0)), column(11, Values.ipAddress("0.0.0.0")),
        column(12, (path, moment) -> Values.integer(path.localPreference())),
        column(13, (path, moment) -> Values.integer(path.best() ? 2 : 1)), column(14, new OctetString()));
  }

  /// One segment with the peer's AS.
  private static OctetString asPath(DeviceState state, BgpPathModel path) {
    Session session = state.sessions().get(new Session.Id(SessionKind.BGP, path.peer()));
    int as = session == null ? 0 : as(session.model().remoteAs());
    return Values.octets(AS_SEQUENCE, 1, as >>> 8, as & 0xff);
  }

  /// The MIB knows two octets; a larger AS shows as AS_TRANS (RFC 6793).
  private static int as(long number) {
    return number > MAX_AS ? AS_TRANS : (int) number;
  }
}
