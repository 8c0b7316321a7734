package org.nroagent.agent.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.meter.Meterability;
import org.nroagent.model.reading.CounterSample;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.TableKind;

/// The text of `probe`, for people.
final class ProbeText {
  private ProbeText() {}

  /// Prints what the device said.
  static void print(DeviceReading reading, Instant readAt, Duration slot, PrintWriter out) {
    String objectId = reading.system().sysObjectId();
    out.println(reading.system().sysName() + " (" + (objectId.isEmpty() ? "" : objectId + ", ") + "profile "
        + reading.system().profile() + ", over " + reading.system().source() + "), read at " + readAt
        + (reading.upTimeSeconds().isPresent()
            ? ", up for " + Duration.ofSeconds(reading.upTimeSeconds().getAsLong())
            : ""));
    interfaces(reading.interfaces(), slot, out);
    lags(reading.lags(), out);
    meps(reading, out);
    table("Multicast groups", List.of("interface", "group", "version", "last reporter", "up"),
        reading.igmpGroups().stream()
            .map(each -> List.of(each.interfaceName(), each.group(), Integer.toString(each.version()),
                orDash(each.lastReporter()), Duration.ofSeconds(each.upTimeSeconds()).toString()))
            .toList(),
        out);
    table("Pseudowires", List.of("name", "status", "part", "peer", "local", "remote"),
        reading.pseudowires().stream()
            .map(each -> List.of(each.name(), each.operStatus(), lowerCase(each.circuit().role()),
                each.circuit().peer(), each.circuit().localStatus(), each.remoteStatus()))
            .toList(),
        out);
    services(reading, out);
    for (String warning : reading.warnings()) {
      out.println("warning: " + warning);
    }
  }

  private static void services(DeviceReading reading, PrintWriter out) {
    table("Sessions", List.of("protocol", "neighbour", "interface", "state", "since", "AS", "sources"),
        reading.sessions().stream()
            .map(each -> List.of(each.kind().name(), each.peer(), each.ifName(), each.state(),
                each.establishedSeconds().isPresent()
                    ? Duration.ofSeconds(each.establishedSeconds().getAsLong()).toString()
                    : "-",
                each.remoteAs().isPresent() ? Long.toString(each.remoteAs().getAsLong()) : "-",
                each.announcedSources().isPresent()
                    ? Integer.toString(each.announcedSources().getAsInt())
                    : "-"))
            .toList(),
        out);
    table("Classes of service", List.of("interface", "direction", "class", "packets", "octets", "drops"),
        reading.classesOfService().stream()
            .map(each -> List.of(each.ifName(), lowerCase(each.direction()), each.className(),
                octets(each.packets()), octets(each.octets()), octets(each.drops())))
            .toList(),
        out);
    table("BGP paths", List.of("prefix", "neighbour", "local preference", "best"),
        reading.bgpPaths().stream()
            .map(each -> List.of(each.prefix(), each.peer(),
                each.localPreference().isPresent()
                    ? Long.toString(each.localPreference().getAsLong())
                    : "-",
                yes(each.best())))
            .toList(),
        out);
    table("Tables", List.of("kind", "read"), Stream.of(TableKind.values())
        .map(kind -> List.of(lowerCase(kind), lowerCase(reading.table(kind)))).toList(), out);
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static void interfaces(List<InterfaceReading> interfaces, Duration slot, PrintWriter out) {
    table("Interfaces",
        List.of("ifIndex", "name", "alias", "admin", "oper", "Mbit/s", "in octets", "out octets",
            "meterable"),
        interfaces.stream()
            .map(each -> List.of(Integer.toUnsignedString(each.ifIndex()), each.name(), each.alias(),
                each.adminStatus(),
                each.operStatus(), Long.toString(each.speedMbps()), octets(each.inOctets()),
                octets(each.outOctets()),
                Meterability.obstacle(each, slot).map(why -> "no: " + why).orElse("yes")))
            .toList(),
        out);
  }

  private static void lags(List<LagReading> lags, PrintWriter out) {
    List<List<String>> rows = new ArrayList<>();
    for (LagReading lag : lags) {
      rows.add(List.of(lag.name(), lag.operStatus(), "", "", "", "", ""));
      for (LagReading.Member member : lag.members()) {
        rows.add(List.of("  " + member.name(), member.port().operStatus(), yes(member.attached()),
            yes(member.port().configured()), member.port().statesKnown() ? member.actor().words() : "no LACP",
            member.partner().words(), member.partnerSystem()));
      }
    }
    table("Link aggregation",
        List.of("group or port", "status", "attached", "configured", "actor", "partner", "partner's system"),
        rows, out);
  }

  private static void meps(DeviceReading reading, PrintWriter out) {
    table("Maintenance end points",
        List.of("domain", "level", "association", "MEP", "CCM ms", "defect", "remotes"),
        reading.meps().stream()
            .map(each -> List.of(each.mdName(), Integer.toString(each.mdLevel()), each.maName(),
                Integer.toString(each.mepId()), Long.toString(each.ccmIntervalMillis()), each.highestDefect(),
                each.remotes().stream()
                    .map(remote -> remote.mepId() + " " + remote.state() + (remote.rdi() ? " RDI" : ""))
                    .collect(Collectors.joining(", "))))
            .toList(),
        out);
  }

  private static void table(String title, List<String> header, List<? extends List<String>> rows,
      PrintWriter out) {
    if (rows.isEmpty()) {
      return;
    }
    List<List<String>> all = new ArrayList<>();
    all.add(header);
    all.addAll(rows);
    int[] widths = new int[header.size()];
    for (List<String> row : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    out.println();
    out.println(title);
    for (List<String> row : all) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append("  ").append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length()));
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private static String octets(@Nullable CounterSample counter) {
    return counter == null ? "-" : Long.toUnsignedString(counter.count());
  }

  private static String orDash(@Nullable String text) {
    return text == null ? "-" : text;
  }

  private static String yes(boolean value) {
    return value ? "yes" : "no";
  }
}
