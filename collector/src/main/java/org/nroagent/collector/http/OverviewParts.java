package org.nroagent.collector.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Status;
import org.nroagent.daemon.page.Table;
import org.nroagent.daemon.page.Table.Column;
import org.nroagent.daemon.page.Tiles;
import org.nroagent.daemon.tls.TlsStatus;
import org.nroagent.protocol.ClockCheck;

/// What the overview says of the collector itself and of its agents.
final class OverviewParts {
  /// What stands where there is no value.
  static final String NONE = "–";
  /// A last slot older than this many slots is worth a look.
  private static final int LATE_SLOTS = 3;
  private static final int DEFAULT_SLOT_SECONDS = 300;
  private static final int DIGEST_CHARACTERS = 8;

  private OverviewParts() {}

  static Html alarms(StatusView status) {
    Html html = Html.fragment();
    status.storeFailure().ifPresent(failure -> alarm(html, "store failed", "Since " + failure.since() + ": "
        + failure.reason() + ". Nothing is acknowledged; agents keep what they have and send it again."));
    if (status.cloneAlarms() > 0) {
      alarm(html, "clone",
          status.cloneAlarms() + " times two live sessions had one identity. If that goes on, two "
              + "hosts use one agent's name.");
    }
    status.certificates().ifPresent(tls -> certificates(html, tls, status.time()));
    return html;
  }

  private static void certificates(Html html, TlsStatus tls, Instant now) {
    if (tls.problem() != null) {
      alarm(html, "certificates",
          "The changed files cannot be used, the former ones stay in force: " + tls.problem());
    }
    if (tls.expiresSoon(now)) {
      alarm(html, "certificates", (now.isAfter(tls.certificateExpires())
          ? "The collector's certificate has expired at "
          : "The collector's certificate, or an authority, expires: the certificate at ")
          + tls.certificateExpires() + ", the first authority at " + tls.authoritiesExpire()
          + ". Renew it (docs/operating.md, Certificates).");
    }
  }

  static Html tiles(StatusView status) {
    return new Tiles()
        .tile("Agents connected", status.agentsConnected() + " of " + status.agentsConfigured())
        .tile("Records stored", Display.number(status.records()))
        .tile("Events stored", Display.number(status.events().stored()))
        .tile("Repeats ignored", Display.number(status.repeats()))
        .tile("Slots waiting", Display.number(status.queuedSlots()))
        .tile("Store",
            status.storeFailure().isPresent() ? Status.BAD.badge("failed") : Status.GOOD.badge("works"))
        .html();
  }

  static Html agents(List<AgentView> agents, ZoneId zone) {
    Table table = new Table("Agents", List.of(Column.text("Agent"), Column.text("State"),
        Column.text("Last slot"), Column.number("Its age"), Column.number("Clock"), Column.number("Lost"),
        Column.number("Events lost"), Column.number("Conflicts"), Column.number("Parked"),
        Column.text("From"), Column.text("Software"), Column.text("Configuration")));
    for (AgentView agent : agents) {
      table.row(List.of(Html.of(agent.name()), state(agent),
          Html.of(agent.lastSlot().map(slot -> Display.time(slot, zone)).orElse(NONE)), age(agent),
          skew(agent), count(agent.lost()),
          count(agent.events().lost()), count(agent.conflicts() + agent.events().conflicts()),
          count(agent.parked() + agent.events().parked()), Html.of(agent.remote().orElse(NONE)),
          Html.of(agent.software().orElse(NONE)), Html.of(configuration(agent, zone))));
    }
    return table.html();
  }

  private static Html skew(AgentView agent) {
    String text = agent.clockSkewMillis().map(skew -> skew + " ms").orElse(NONE);
    boolean large = agent.clockSkewMillis().map(Duration::ofMillis).map(Duration::abs)
        .filter(skew -> skew.compareTo(ClockCheck.WORTH_A_WARNING) > 0).isPresent();
    return large ? Status.DOUBT.badge(text) : Html.of(text);
  }

  /// The beginning of the digest, as people compare it, and since when it is so.
  private static String configuration(AgentView agent, ZoneId zone) {
    return agent.configuration().map(digest -> digest.substring(0, DIGEST_CHARACTERS)
        + agent.configurationSince().map(since -> " since " + Display.time(since, zone)).orElse(""))
        .orElse(NONE);
  }

  /// A count of things that should not happen.
  static Html count(long count) {
    return count == 0 ? Html.of("0") : Status.DOUBT.badge(Display.number(count));
  }

  private static Html age(AgentView agent) {
    if (agent.lastSlotAgeSeconds().isEmpty()) {
      return Html.of(NONE);
    }
    long age = agent.lastSlotAgeSeconds().get();
    String text = Display.duration(Duration.ofSeconds(age));
    boolean late = age > (long) LATE_SLOTS * agent.slotSeconds().orElse(DEFAULT_SLOT_SECONDS);
    return late ? Status.DOUBT.badge(text) : Html.of(text);
  }

  private static Html state(AgentView agent) {
    if (agent.connected()) {
      return Status.GOOD.badge("connected");
    }
    if (!agent.configured()) {
      return Status.UNKNOWN.badge("no longer configured");
    }
    return agent.lastSeen().isPresent() ? Status.BAD.badge("away") : Status.UNKNOWN.badge("never came");
  }

  private static void alarm(Html html, String word, String text) {
    html.open("p").add(Status.BAD.badge(word)).text(" " + text).close();
  }
}
