package org.nroagent.agent.http;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nroagent.agent.snapshot.NotificationsSnapshot;
import org.nroagent.agent.snapshot.NotificationsSnapshot.Outcome;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Tiles;

/// Whether the notifications of devices are received, where, and what became of them.
record NotificationsSection(Optional<NotificationsSnapshot> receiver) {
  Html html() {
    Html html = Html.fragment().element("h2", "Notifications of devices");
    return receiver.map(each -> html.add(tiles(each)))
        .orElseGet(() -> html.element("p",
            "Off: no notifications are configured, and changes of states are found by polling.", "class",
            "note"));
  }

  private static Html tiles(NotificationsSnapshot receiver) {
    List<Outcome> dropped = Arrays.stream(Outcome.values())
        .filter(outcome -> outcome.isDrop() && receiver.count(outcome) > 0).toList();
    return new Tiles().tile("Listens on", "udp:" + receiver.listen())
        .tile("Engine", receiver.engineId())
        .tile("Taken", Display.number(receiver.count(Outcome.ACCEPTED)))
        .tile("Without effect", Display.number(receiver.count(Outcome.UNRECOGNISED)))
        .tile("Dropped", dropped.isEmpty()
            ? "0"
            : dropped.stream().map(outcome -> Display.number(receiver.count(outcome)) + " " + outcome.word())
                .collect(Collectors.joining(", ")))
        .html();
  }
}
