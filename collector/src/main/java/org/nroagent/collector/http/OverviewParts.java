package org.nroagent.collector.http;

import java.time.Instant;
import java.util.List;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Status;
import org.nroagent.daemon.page.Tiles;
import org.nroagent.daemon.tls.TlsStatus;

/// What the overview says of the collector itself and of its agents.
final class OverviewParts {
  /// What stands where there is no value.
  static final String NONE = "–";
  private static final int NAMED = 10;

  private OverviewParts() {}

  static Html alarms(StatusView status, List<String> clones) {
    Html html = Html.fragment();
    status.storeFailure().ifPresent(failure -> alarm(html, "store failed", "Since " + failure.since() + ": "
        + failure.reason() + ". Nothing is acknowledged; agents keep what they have and send it again."));
    if (!clones.isEmpty()) {
      alarm(html, "two at once", String.join(", ", clones.subList(0, Math.min(NAMED, clones.size())))
          + (clones.size() > NAMED ? " and " + (clones.size() - NAMED) + " more" : "")
          + ": two live sessions had one name, " + status.cloneAlarms()
          + " times since the start. If that goes on, two hosts use it: give one of them a name and a certificate of its own.");
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

  /// A count of things that should not happen.
  static Html count(long count) {
    return count == 0 ? Html.of("0") : Status.DOUBT.badge(Display.number(count));
  }

  private static void alarm(Html html, String word, String text) {
    html.open("p").add(Status.BAD.badge(word)).text(" " + text).close();
  }
}
