package org.nroagent.agent.source.profile;

import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nroagent.agent.source.profile.Profile.Evidence;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.reading.TableKind;

/// Reads one profile.
final class ProfileReader {
  private static final int DEFAULT_VARBINDS = 160;

  private final String fileName;
  private final Map<String, MibModule> modules;

  /// @param fileName the name of its file without `.yaml`, which the profile must have too
  /// @param shared the modules that every profile may name
  ProfileReader(String fileName, Map<String, MibModule> shared) {
    this.fileName = fileName;
    this.modules = new LinkedHashMap<>(shared);
  }

  Profile read(Section root) {
    Field<String> name = root.id("profile");
    name.check(given -> given.equals(fileName), "is not the name of the file, " + fileName)
        .required(fileName);
    Evidence evidence = KindTables.evidence(root);
    List<String> prefixes = root.list("sysObjectIds", ModuleReader::oid).required(List.of());
    Field<String> sysDescr = root.text("sysDescr");
    if (sysDescr.isGiven() && prefixes.isEmpty()) {
      sysDescr.error("tells nothing without 'sysObjectIds'");
    }
    new ModuleReader(modules).read(root);
    Map<TableKind, List<MibModule>> tables = KindTables.read(root, modules,
        (module, kind) -> module.tables().keySet().stream().anyMatch(role -> role.kind() == kind));
    return new Profile(fileName, evidence, KindTables.recorded(root, tables.keySet()), prefixes,
        sysDescr.orElse(""),
        root.integer("maxVarbinds", 1, Profile.MOST_VARBINDS).orElse(DEFAULT_VARBINDS),
        Duration.ofSeconds(
            root.integer("counterRefreshSeconds", 0, Profile.LONGEST_COUNTER_REFRESH_SECONDS).orElse(0)),
        tables, quirks(root), root.parsed("activeSessions", ModuleReader::oid).optional());
  }

  private static Set<Quirk> quirks(Section root) {
    Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
    Map<String, Quirk> known = new LinkedHashMap<>();
    for (Quirk quirk : Quirk.values()) {
      known.put(quirk.key(), quirk);
    }
    for (Field<String> field : root.ids("quirks").orElse(List.of())) {
      field.optional().ifPresent(given -> {
        Quirk quirk = known.get(given);
        if (quirk == null) {
          field.unknown("'" + given + "' is no quirk that the agent knows", known.keySet());
        } else if (!quirks.add(quirk)) {
          field.error("is there twice; remove one of them");
        }
      });
    }
    if (quirks.containsAll(Set.of(Quirk.LACP_STATE_IN_BITS_ORDER, Quirk.LACP_STATE_IN_LACPDU_ORDER))) {
      root.error("both orders of LACP states cannot hold; remove one of the two quirks");
    }
    return quirks;
  }
}
