package org.nroagent.agent.source.profile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nroagent.agent.source.profile.YangLeaf.Unit;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;

/// Reads the list `modules` of a file of profiles for NETCONF.
final class YangModuleReader {
  private static final YangPath PLACEHOLDER = YangPath.ofRoot(List.of(new YangName("", "list")));
  private static final YangLeaf NO_LEAF = new YangLeaf(List.of(), Unit.BY_TYPE, YangLeaf.COUNTER_BITS,
      Map.of());

  private final YangPaths paths;
  private final Map<String, YangModule> known;

  /// @param known the modules that there are already; those that are read are added
  YangModuleReader(YangPaths paths, Map<String, YangModule> known) {
    this.paths = paths;
    this.known = known;
  }

  /// Reads the list; absent is empty.
  void read(Section root) {
    List<String> here = new ArrayList<>();
    for (Section section : root.sections("modules").orElse(List.of())) {
      Field<String> name = section.id("name");
      String given = name.required("module");
      if (here.contains(given)) {
        name.error("is the name of another module of this file already");
      }
      here.add(given);
      known.put(given, new YangModule(given, tables(section)));
    }
  }

  private Map<YangRole, List<YangTable>> tables(Section module) {
    Map<YangRole, List<YangTable>> tables = new EnumMap<>(YangRole.class);
    Section section = module.section("tables").required(module);
    if (section != module) {
      for (YangRole role : YangRole.values()) {
        List<Section> lists = section.holdsList(role.key())
            ? section.sections(role.key()).orElse(List.of())
            : section.section(role.key()).optional().stream().toList();
        if (!lists.isEmpty()) {
          tables.put(role, lists.stream().map(table -> table(table, role)).toList());
        }
      }
    }
    return tables;
  }

  private YangTable table(Section section, YangRole role) {
    YangPath list = section.parsed("list", paths::ofRoot).required(PLACEHOLDER);
    Map<String, YangLeaf> leaves = new LinkedHashMap<>();
    Section given = section.section("leaves").required(section);
    if (given != section) {
      for (String name : role.sortedNames()) {
        if (given.names().contains(name)) {
          leaves.put(name, leaf(given, name, path -> paths.ofEntry(path, list)));
        } else if (!given.holdsSection(name)) {
          // Asked for, so that a misspelt key is told the nearest one.
          var _ = given.parsed(name, text -> text);
        }
      }
      if (leaves.isEmpty()) {
        given.error("has no leaf; name at least one");
      }
    }
    Map<String, String> constants = new LinkedHashMap<>();
    section.section("constants").optional().ifPresent(values -> {
      for (String name : role.sortedNames()) {
        values.text(name).optional().ifPresent(value -> constants.put(name, value));
      }
    });
    return new YangTable(role, list, leaves, constants);
  }

  /// Reads a leaf: a path, or a section with the path and what the value means.
  ///
  /// @param parser reads paths
  static YangLeaf leaf(Section parent, String name, Function<String, YangPath> parser) {
    if (!parent.holdsSection(name)) {
      return new YangLeaf(paths(parent, name, parser), Unit.BY_TYPE, YangLeaf.COUNTER_BITS, Map.of());
    }
    Section section = parent.section(name).orElse(parent);
    Map<String, String> words = new LinkedHashMap<>();
    section.section("words").optional().ifPresent(given -> {
      for (String word : given.names()) {
        given.id(word).optional().ifPresent(meaning -> words.put(word, meaning));
      }
    });
    return new YangLeaf(paths(section, "leaf", parser),
        section.parsed("unit", YangModuleReader::unit).orElse(NO_LEAF.unit()),
        section.integer("bits", 32, YangLeaf.COUNTER_BITS)
            .check(bits -> bits == 32 || bits == YangLeaf.COUNTER_BITS, "is neither 32 nor 64")
            .orElse(NO_LEAF.bits()),
        words);
  }

  private static List<YangPath> paths(Section section, String key, Function<String, YangPath> parser) {
    List<YangPath> paths = new ArrayList<>();
    section.items(key, parser::apply).check(given -> !given.isEmpty(), "names no path; name at least one")
        .required(List.of()).forEach(each -> each.optional().ifPresent(paths::add));
    return paths;
  }

  private static Unit unit(String text) {
    return switch (text) {
      case "hundredths" -> Unit.HUNDREDTHS;
      case "nanoseconds" -> Unit.NANOSECONDS;
      default -> throw new IllegalArgumentException("'" + text + "' is none of hundredths, nanoseconds");
    };
  }
}
