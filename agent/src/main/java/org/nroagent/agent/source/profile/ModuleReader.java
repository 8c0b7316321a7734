package org.nroagent.agent.source.profile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.nroagent.agent.source.profile.MibColumn.Unit;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;

/// Reads the list `modules` of a file.
final class ModuleReader {
  private static final Pattern OID = Pattern.compile("(0|1|2)(\\.(0|[1-9][0-9]{0,9})){2,60}");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");
  private static final int LARGEST_COLUMN = 65_535;
  private static final String PLACEHOLDER = "1.3.6";

  private final Map<String, MibModule> known;

  /// @param known the modules that there are already; those that are read are added
  ModuleReader(Map<String, MibModule> known) {
    this.known = known;
  }

  /// Reads the list; absent is empty.
  Map<String, MibModule> read(Section root) {
    List<String> here = new ArrayList<>();
    for (Section section : root.sections("modules").orElse(List.of())) {
      Field<String> name = section.id("name");
      String given = name.required("module");
      if (here.contains(given)) {
        name.error("is the name of another module of this file already");
      }
      here.add(given);
      known.put(given, module(section, given));
    }
    return known;
  }

  private MibModule module(Section section, String name) {
    Map<TableRole, MibTable> tables = new EnumMap<>(TableRole.class);
    Field<String> base = section.id("extends");
    base.optional().ifPresent(given -> {
      MibModule extended = known.get(given);
      if (extended == null || given.equals(name)) {
        base.unknown("there is no module '" + given + "' before this one", known.keySet());
      } else {
        tables.putAll(extended.tables());
      }
    });
    section.section("tables").optional().ifPresentOrElse(given -> {
      for (TableRole role : TableRole.values()) {
        given.section(role.key()).optional().ifPresent(table -> tables.put(role, table(table, role)));
      }
    }, () -> {
      if (!base.isGiven()) {
        section.error("has neither 'tables' nor 'extends'");
      }
    });
    return new MibModule(name, tables);
  }

  private static MibTable table(Section section, TableRole role) {
    String entry = section.parsed("entry", ModuleReader::oid).required(PLACEHOLDER);
    List<IndexPart> index = new ArrayList<>();
    section.items("index", IndexPart::parse)
        .check(parts -> !parts.isEmpty(), "has no part; name at least one")
        .required(List.of()).forEach(part -> part.optional().ifPresent(given -> {
          if (role.names().contains(given.name())) {
            index.add(given);
          } else {
            part.map(IndexPart::name).unknown(
                "'" + given.name() + "' is nothing that " + role.key() + " is asked for",
                role.names());
          }
        }));
    Map<String, MibColumn> columns = new LinkedHashMap<>();
    section.section("columns").check(given -> !given.names().isEmpty(), "has no column; name at least one")
        .optional()
        .ifPresentOrElse(given -> {
          for (String name : role.sortedNames()) {
            if (given.names().contains(name)) {
              columns.put(name, column(given, name, entry));
            } else if (!given.holdsSection(name)) {
              // Asked for, so that a misspelt key is told the nearest one.
              var _ = given.parsed(name, text -> text);
            }
          }
        }, () -> section.section("columns").required(section));
    return new MibTable(role, section.id("table").required("table"), index, columns, constants(section, role),
        section.integer("mostRows", 1, MibTable.MOST_ROWS).orElse(MibTable.MOST_ROWS));
  }

  private static Map<String, String> constants(Section section, TableRole role) {
    Map<String, String> constants = new LinkedHashMap<>();
    section.section("constants").optional().ifPresent(given -> {
      for (String name : role.sortedNames()) {
        given.text(name).optional().ifPresent(value -> constants.put(name, value));
      }
    });
    return constants;
  }

  private static MibColumn column(Section columns, String name, String entry) {
    if (!columns.holdsSection(name)) {
      String oid = columns.parsed(name, text -> columnOid(entry, text)).orElse(PLACEHOLDER);
      return new MibColumn(name, oid, Unit.BY_TYPE, 0, Map.of());
    }
    Section section = columns.section(name).orElse(columns);
    String oid = section.parsed("column", text -> columnOid(entry, text)).required(PLACEHOLDER);
    Unit unit = section.parsed("unit", ModuleReader::unit).orElse(Unit.BY_TYPE);
    Map<Integer, String> words = new LinkedHashMap<>();
    section.section("words").optional().ifPresent(given -> {
      for (String number : given.names()) {
        given.id(number).optional().ifPresent(word -> {
          if (NUMBER.matcher(number).matches()) {
            words.put(Integer.parseInt(number), word);
          } else {
            given.error("'" + number + "' is no number; words are written 'number: word'");
          }
        });
      }
    });
    return new MibColumn(name, oid, unit, section.integer("plus", -1000, 1000).orElse(0), words);
  }

  private static Unit unit(String text) {
    return switch (text) {
      case "hundredths" -> Unit.HUNDREDTHS;
      case "stamp" -> Unit.STAMP;
      default -> throw new IllegalArgumentException("'" + text + "' is none of hundredths, stamp");
    };
  }

  /// A number below the entry, or a whole object identifier for a column of another table with the same index.
  private static String columnOid(String entry, String text) {
    if (text.matches("[1-9][0-9]{0,4}") && Integer.parseInt(text) <= LARGEST_COLUMN) {
      return entry + "." + text;
    }
    if (!text.contains(".")) {
      throw new IllegalArgumentException(
          "'" + text
              + "' is neither the number of a column nor an object identifier such as 1.3.6.1.2.1.2.2.1.8");
    }
    return oid(text);
  }

  /// A dotted object identifier.
  static String oid(String text) {
    if (!OID.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no object identifier such as 1.3.6.1.4.1.6527.1.3");
    }
    return text;
  }
}
