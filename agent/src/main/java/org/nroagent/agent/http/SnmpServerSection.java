package org.nroagent.agent.http;

import java.util.Arrays;
import java.util.Optional;
import org.nroagent.agent.snapshot.SnmpServerSnapshot;
import org.nroagent.agent.snapshot.SnmpServerSnapshot.Nature;
import org.nroagent.agent.snapshot.SnmpServerSnapshot.Notification;
import org.nroagent.agent.snapshot.SnmpServerSnapshot.Request;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Tiles;

/// Whether the agent's own SNMP server is on, where, and whom it answered.
record SnmpServerSection(Optional<SnmpServerSnapshot> server) {
  Html html() {
    Html html = Html.fragment().element("h2", "SNMP server");
    return server.map(each -> html.add(tiles(each)))
        .orElseGet(() -> html.element("p", "Off: no snmpServer is configured, and nobody can ask by SNMP.",
            "class", "note"));
  }

  private static Html tiles(SnmpServerSnapshot server) {
    return new Tiles()
        .tile("Listens on", "udp:" + server.listen())
        .tile("Engine", server.engineId() + ", start " + Display.number(server.engineBoots()))
        .tile("Requests answered", count(server, Nature.SERVED))
        .tile("Not authenticated", count(server, Nature.UNAUTHENTICATED))
        .tile("Refused to known users", count(server, Nature.REFUSED))
        .tile("Datagrams dropped", count(server, Nature.DROPPED))
        .tile("Notifications", notifications(server))
        .html();
  }

  private static String count(SnmpServerSnapshot server, Nature nature) {
    return Display.number(Arrays.stream(Request.values()).filter(each -> each.nature() == nature)
        .mapToLong(server::count).sum());
  }

  private static String notifications(SnmpServerSnapshot server) {
    return server.receivers() == 0
        ? "no receiver is configured"
        : Display.number(server.count(Notification.SENT)) + " sent, "
            + Display.number(server.count(Notification.FAILED)) + " failed, "
            + Display.number(server.count(Notification.HELD_BACK)) + " held back";
  }
}
