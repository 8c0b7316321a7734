package org.nroagent.agent.http;

import static org.nroagent.daemon.page.Table.Column.number;
import static org.nroagent.daemon.page.Table.Column.text;
import static org.nroagent.daemon.page.Table.Column.wide;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.nroagent.agent.snapshot.DeviceSnapshot;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Status;
import org.nroagent.daemon.page.Table;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.MepReading;
import org.nroagent.model.reading.PseudowireReading;

/// Tables of what devices say besides octets: LAGs, end points, groups, pseudowires. As of each device's last
/// reading; a table without rows is left out.
final class StateTables {
  private static final int MOST_ROWS = 100;

  private final List<DeviceSnapshot> devices;

  StateTables(List<DeviceSnapshot> devices) {
    this.devices = devices;
  }

  Html html() {
    return Html.fragment()
        .add(section("Link aggregation", "/api/v1/lags", List.of(text("LAG"), text("Device"), text("State"),
            text("Member"), text("Traffic"), text("LACP"), text("Time-out"), text("Activity"),
            text("Partner system")), StateTables::lagRows))
        .add(section("Connectivity fault management", "/api/v1/cfm",
            List.of(text("End point"), text("Device"),
                number("Level"), number("CCM interval, ms"), text("Highest defect"), number("Remote"),
                text("State"),
                text("RDI"), text("MAC")),
            StateTables::mepRows))
        .add(section("Multicast groups", "/api/v1/igmp",
            List.of(text("Group"), text("Device"), text("Interface"),
                number("IGMP version"), text("Last reporter"), text("Up")),
            StateTables::groupRows))
        .add(section("Pseudowires", "/api/v1/pseudowires", List.of(text("Pseudowire"), text("Device"),
            text("State"), text("Standby"), wide("Remote status")), StateTables::pseudowireRows));
  }

  private Html section(String title, String path, List<Table.Column> columns,
      BiFunction<String, DeviceReading, List<List<Html>>> rows) {
    List<List<Html>> all = devices.stream()
        .flatMap(device -> device.reading().stream()
            .flatMap(reading -> rows.apply(device.name(), reading).stream()))
        .toList();
    if (all.isEmpty()) {
      return Html.fragment();
    }
    Table table = new Table("As of each device's last reading", columns);
    all.stream().limit(MOST_ROWS).forEach(table::row);
    return Html.fragment().element("h2", title).add(table.html())
        .add(Pages.more(all.size() - MOST_ROWS, path));
  }

  private static List<List<Html>> lagRows(String device, DeviceReading reading) {
    List<List<Html>> rows = new ArrayList<>();
    for (LagReading lag : reading.lags()) {
      Html state = Cells.flag(lag.operStatus().equals("up"), lag.operStatus(), lag.operStatus());
      for (LagReading.Member member : lag.members()) {
        boolean carries = member.attached() && member.actor().collecting() && member.actor().distributing();
        rows.add(List.of(Html.of(lag.name()), Html.of(device), state, Html.of(member.name()),
            Cells.flag(carries, "carries", carryProblem(member)), lacp(member),
            Html.of(member.actor().shortTimeout() ? "short" : "long"),
            Html.of(member.actor().activity() ? "active" : "passive"), Html.of(member.partnerSystem())));
      }
      if (lag.members().isEmpty()) {
        rows.add(List.of(Html.of(lag.name()), Html.of(device), state, Status.BAD.badge("no member"),
            Html.fragment(), Html.fragment(), Html.fragment(), Html.fragment(), Html.fragment()));
      }
    }
    return rows;
  }

  private static String carryProblem(LagReading.Member member) {
    if (!member.attached()) {
      return "not attached";
    }
    return member.actor().collecting() ? "receives only" : "carries nothing";
  }

  private static Html lacp(LagReading.Member member) {
    if (member.actor().expired()) {
      return Status.BAD.badge("partner silent");
    }
    if (member.actor().defaulted()) {
      return Status.DOUBT.badge("no partner heard");
    }
    return member.actor().synchronization() ? Html.of("in sync") : Status.DOUBT.badge("out of sync");
  }

  private static List<List<Html>> mepRows(String device, DeviceReading reading) {
    List<List<Html>> rows = new ArrayList<>();
    for (MepReading mep : reading.meps()) {
      List<Html> own = List.of(Html.of(mep.mdName() + " / " + mep.maName() + " / " + mep.mepId()),
          Html.of(device), Html.of(Integer.toString(mep.mdLevel())),
          Html.of(Display.number(mep.ccmIntervalMillis())),
          Cells.flag(mep.highestDefect().equals("none"), "none", mep.highestDefect()));
      for (MepReading.Remote remote : mep.remotes()) {
        rows.add(joined(own, Html.of(Integer.toString(remote.mepId())),
            Cells.flag(remote.state().equals("rMepOk"), remote.state(), remote.state()),
            remote.rdi() ? Status.BAD.badge("RDI") : Html.of("no"), Html.of(remote.mac())));
      }
      if (mep.remotes().isEmpty()) {
        rows.add(joined(own, Html.of(Cells.NONE), Html.fragment(), Html.fragment(), Html.fragment()));
      }
    }
    return rows;
  }

  private static List<Html> joined(List<Html> first, Html... rest) {
    List<Html> cells = new ArrayList<>(first);
    cells.addAll(List.of(rest));
    return cells;
  }

  private static List<List<Html>> groupRows(String device, DeviceReading reading) {
    return reading.igmpGroups().stream().map(group -> List.of(Html.of(group.group()), Html.of(device),
        Html.of(group.interfaceName()), Html.of(group.version() == 0 ? Cells.NONE : "v" + group.version()),
        Html.of(Objects.requireNonNullElse(group.lastReporter(), Cells.NONE)),
        Html.of(Display.duration(Duration.ofSeconds(group.upTimeSeconds()))))).toList();
  }

  private static List<List<Html>> pseudowireRows(String device, DeviceReading reading) {
    return reading.pseudowires().stream().map(wire -> List.of(Html.of(wire.name()), Html.of(device),
        pseudowireStatus(wire), Cells.yesOrNo(wire.standby()), Html.of(wire.remoteStatus()))).toList();
  }

  /// One that stands by need not be up.
  private static Html pseudowireStatus(PseudowireReading wire) {
    return wire.standby()
        ? Html.of(wire.operStatus())
        : Cells.flag(wire.operStatus().equals("up"), wire.operStatus(), wire.operStatus());
  }
}
