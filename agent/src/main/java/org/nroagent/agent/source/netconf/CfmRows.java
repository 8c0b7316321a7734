package org.nroagent.agent.source.netconf;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.nroagent.agent.source.profile.YangRole;
import org.nroagent.model.reading.MepReading;
import org.nroagent.model.reading.MepReading.Local;
import org.nroagent.model.reading.MepReading.Remote;

/// Makes maintenance end points of rows: of the points, of the domains and associations that they name, and of the remote
/// points that they hear.
final class CfmRows {
  private static final String[] DOMAIN = {"mdId"};
  private static final String[] ASSOCIATION = {"mdId", "maId"};
  private static final String[] MEP = {"mdId", "maId", "mepId"};
  private static final int LEVEL_UNKNOWN = -1;

  private final ModuleRows rows;
  private final Map<List<String>, List<YangRow>> domains;
  private final Map<List<String>, List<YangRow>> associations;
  private final Map<List<String>, List<YangRow>> remotes;

  private CfmRows(ModuleRows rows) {
    this.rows = rows;
    this.domains = rows.by(YangRole.DOMAIN, DOMAIN);
    this.associations = rows.by(YangRole.ASSOCIATION, ASSOCIATION);
    this.remotes = rows.by(YangRole.REMOTE_MEP, MEP);
  }

  /// The end points.
  static List<MepReading> read(ModuleRows rows) {
    CfmRows cfm = new CfmRows(rows);
    return cfm.rows.rows(YangRole.MEP).stream().filter(each -> each.integer("mepId").isPresent())
        .map(cfm::reading).toList();
  }

  private MepReading reading(YangRow mep) {
    YangRow domain = first(domains, mep, DOMAIN);
    YangRow association = first(associations, mep, ASSOCIATION);
    return new MepReading(firstText(mep.text("mdName"), domain.text("mdName"), mep.text("mdId")),
        number(mep, domain, "mdLevel").orElse(LEVEL_UNKNOWN),
        firstText(mep.text("maName"), association.text("maName"), mep.text("maId")),
        mep.integer("mepId").orElse(0), number(mep, association, "ccmIntervalMillis").orElse(0),
        mep.word("highestDefect"), mep.words("defects"),
        remotes.getOrDefault(ModuleRows.key(mep, MEP), List.of()).stream().map(CfmRows::remote).toList(),
        new Local(mep.text("ifName"), mep.word("direction"), mep.truth("active"), mep.truth("ccmEnabled"),
            mep.mac("mac"), mep.integer("primaryVid")));
  }

  private static Remote remote(YangRow row) {
    return new Remote(row.integer("remoteMepId").orElse(0), row.word("state"), row.isTrue("rdi"),
        row.mac("mac"), null, row.word("portStatus"), row.word("interfaceStatus"));
  }

  /// The row that a point refers to; itself where there is none, as it then tells nothing more.
  private static YangRow first(Map<List<String>, List<YangRow>> by, YangRow mep, String[] names) {
    return by.getOrDefault(ModuleRows.key(mep, names), List.of(mep)).getFirst();
  }

  private static OptionalInt number(YangRow mep, YangRow other, String name) {
    OptionalInt own = mep.integer(name);
    return own.isPresent() ? own : other.integer(name);
  }

  private static String firstText(String own, String other, String key) {
    return !own.isEmpty() ? own : !other.isEmpty() ? other : key;
  }
}
