package org.nroagent.agent.http;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.push.PushStatus;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Status;
import org.nroagent.daemon.page.Table;
import org.nroagent.daemon.page.Table.Column;
import org.nroagent.daemon.page.Tiles;
import org.nroagent.daemon.tls.TlsStatus;

/// What the status page says of the delivery: where to, how far, and for how long the certificates hold.
final class DeliverySection {
  private final PushStatus push;
  private final ZoneId zone;
  private final Instant now;

  private DeliverySection(PushStatus push, ZoneId zone, Instant now) {
    this.push = push;
    this.zone = zone;
    this.now = now;
  }

  static Html html(AgentView view) {
    return new DeliverySection(view.push().get(), view.zone(), view.time().wall()).html();
  }

  private Html html() {
    Html html = Html.fragment().element("h2", "Delivery");
    if (push.state() == PushStatus.State.DISABLED) {
      return html.element("p", "No collector is configured; slots stay in the ring.", "class", "note");
    }
    html.add(tiles());
    return push.collectors().size() > 1 ? html.add(collectors()) : html;
  }

  private Html tiles() {
    PushStatus.Counters counters = push.counters();
    Tiles tiles = new Tiles()
        .tile("Collector", push.collector())
        .tile("State",
            push.state().name().toLowerCase(Locale.ROOT) + " since " + Display.time(push.since(), zone))
        .tile("Settled", Display.number(push.settled()))
        .tile("Pending", Display.number(push.pending()))
        .tile("Events pending", Display.number(push.events().pending())
            + (push.state() == PushStatus.State.CONNECTED && !push.events().taken()
                ? "; the collector takes none, upgrade it"
                : ""))
        .tile("Last acknowledgement", Cells.time(Optional.ofNullable(push.lastAck()), zone))
        .tile("Connections",
            Display.number(counters.connections()) + ", " + Display.number(counters.failures())
                + " failed or ended")
        .tile("Collector's store", orNone(push.storeId()))
        .tile("Collector's software", orNone(push.collectorSoftware()))
        .tile("Clock against the collector's",
            Optional.ofNullable(push.clockSkewMillis()).map(skew -> skew + " ms").orElse(Cells.NONE))
        .tile("Last error", Optional.ofNullable(push.lastError()).orElse("none"));
    if (push.tls() != null) {
      tiles.tile("Certificates expire", expiry(push.tls()));
    }
    return tiles.html();
  }

  private Html expiry(TlsStatus tls) {
    String text = Display.time(tls.expires(), zone);
    return tls.expiresSoon(now) ? Status.DOUBT.badge(text) : Html.of(text);
  }

  private Html collectors() {
    Table table = new Table("Collectors, the primary one first", List.of(Column.text("Collector"),
        Column.text("In use"), Column.text("Store"), Column.text("Last welcome"), Column.wide("Last error"),
        Column.text("At")));
    for (PushStatus.Collector each : push.collectors()) {
      table.texts(each.address(), each.used() ? "yes" : "no", orNone(each.storeId()),
          time(each.lastWelcome()),
          orNone(each.lastError()), time(each.failedAt()));
    }
    return table.html();
  }

  private String time(@Nullable Instant moment) {
    return moment == null ? Cells.NONE : Display.time(moment, zone);
  }

  private static String orNone(@Nullable String text) {
    return text == null ? Cells.NONE : text;
  }
}
