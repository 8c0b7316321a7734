package org.nroagent.agent.http;

import static org.nroagent.daemon.page.Table.Column.number;
import static org.nroagent.daemon.page.Table.Column.text;
import static org.nroagent.daemon.page.Table.Column.wide;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nroagent.agent.snapshot.DeviceSnapshot;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Status;
import org.nroagent.daemon.page.Table;
import org.nroagent.model.reading.DeviceReading;

/// The table of devices, those that do not answer first.
final class DeviceTable {
  private static final int MOST_ROWS = 100;

  private DeviceTable() {}

  static Html html(List<DeviceSnapshot> devices, ZoneId zone) {
    Table table = new Table("Last poll of each device; duration is real time", List.of(text("Device"),
        text("State"), text("Last answer"), number("Duration, ms"), number("Answered"), number("Failed"),
        text("System"), text("Profile"), wide("Remarks")));
    Optional<String> slowest = PollState.slowest(devices);
    devices.stream().sorted(Comparator.comparing(device -> PollState.of(device) != PollState.FAILING))
        .limit(MOST_ROWS).forEach(device -> table.row(cells(device, slowest, zone)));
    return Html.fragment().add(table.html()).add(Pages.more(devices.size() - MOST_ROWS, "/api/v1/devices"));
  }

  private static List<Html> cells(DeviceSnapshot device, Optional<String> slowest, ZoneId zone) {
    Optional<DeviceReading> reading = device.reading();
    return List.of(Html.fragment().element("span", device.name(), "title", device.address()), state(device),
        Cells.time(device.readAt(), zone),
        duration(device, slowest.filter(device.name()::equals).isPresent()),
        Html.of(Display.number(device.pollsAnswered())), Html.of(Display.number(device.pollsFailed())),
        reading.map(DeviceTable::system).orElse(Html.of(Cells.NONE)),
        Html.of(reading.map(each -> each.system().profile()).orElse(Cells.NONE)),
        Cells.sentences(remarks(device)));
  }

  /// Why the last poll gave nothing, else what the reading lacked or found odd.
  private static List<String> remarks(DeviceSnapshot device) {
    return device.problem().map(List::of)
        .orElseGet(() -> device.reading().map(DeviceReading::warnings).orElse(List.of()));
  }

  private static Html state(DeviceSnapshot device) {
    return switch (PollState.of(device)) {
      case ANSWERING -> Status.GOOD.badge("answers");
      case FAILING -> Status.BAD.badge("no reading");
      case NOT_POLLED -> Status.UNKNOWN.badge("not polled yet");
    };
  }

  private static Html duration(DeviceSnapshot device, boolean slowest) {
    Html html = Html.fragment();
    if (slowest) {
      html.add(Status.UNKNOWN.badge("slowest")).text(" ");
    }
    return html.text(device.pollDuration().map(each -> Display.number(each.toMillis())).orElse(Cells.NONE));
  }

  private static Html system(DeviceReading reading) {
    DeviceReading.SystemReading system = reading.system();
    String identity = system.engineId().isEmpty() ? system.source() : "engine " + system.engineId();
    return Html.fragment().element("span", system.sysName(), "title", system.sysObjectId() + ", " + identity);
  }
}
