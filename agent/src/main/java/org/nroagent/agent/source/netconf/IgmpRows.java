package org.nroagent.agent.source.netconf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.nroagent.agent.source.profile.YangRole;
import org.nroagent.model.reading.IgmpGroupReading;
import org.nroagent.model.reading.IgmpInterfaceReading;

/// Makes multicast groups and the interfaces that listen for their members of rows.
///
/// @param groups those with members
/// @param interfaces those that listen, with a group or without
record IgmpRows(List<IgmpGroupReading> groups, List<IgmpInterfaceReading> interfaces) {
  static final IgmpRows NONE = new IgmpRows(List.of(), List.of());
  private static final String[] GROUP = {"ifName", "group"};
  private static final String NOBODY = "0.0.0.0";

  /// Empty where there is neither.
  static Optional<IgmpRows> read(ModuleRows rows) {
    Map<List<String>, List<YangRow>> sources = rows.by(YangRole.GROUP_SOURCE, GROUP);
    List<IgmpGroupReading> groups = rows.rows(YangRole.GROUP).stream().filter(each -> each.has("group"))
        .map(each -> group(each, sources.getOrDefault(ModuleRows.key(each, GROUP), List.of()))).toList();
    List<IgmpInterfaceReading> interfaces = rows.rows(YangRole.GROUP_INTERFACE).stream()
        .map(each -> new IgmpInterfaceReading(each.text("ifName"), each.integer("version").orElse(0),
            each.number("groups"), OptionalLong.empty()))
        .toList();
    return groups.isEmpty() && interfaces.isEmpty()
        ? Optional.empty()
        : Optional.of(new IgmpRows(groups, interfaces));
  }

  private static IgmpGroupReading group(YangRow row, List<YangRow> sources) {
    String reporter = row.text("lastReporter");
    return new IgmpGroupReading(row.text("ifName"), row.text("group"), row.integer("version").orElse(0),
        reporter.isEmpty() || reporter.equals(NOBODY) ? null : reporter, row.seconds("upTime").orElse(0),
        row.seconds("expiry"), row.word("filterMode"),
        sources.stream().map(each -> each.text("source")).filter(each -> !each.isEmpty()).toList());
  }
}
