package org.nroagent.agent.source.snmp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.Warnings;
import org.nroagent.agent.source.profile.MibColumn;
import org.nroagent.agent.source.profile.MibModule;
import org.nroagent.agent.source.profile.MibTable;
import org.nroagent.agent.source.profile.TableRole;
import org.snmp4j.smi.OID;

/// Reads the tables of one module for readers that know what they ask for, and not where it is.
final class MibReader {
  private final TableReader reader;
  private final MibModule module;
  private final Warnings warnings;

  MibReader(TableReader reader, MibModule module, Warnings warnings) {
    this.reader = reader;
    this.module = module;
    this.warnings = warnings;
  }

  /// Whether the reading's budget ended: further tables need not be tried.
  boolean budgetEnded() {
    return reader.budgetEnded();
  }

  /// The table that the module has for something.
  Optional<MibTable> table(TableRole role) {
    return module.table(role);
  }

  /// Reads everything that the module has for a role; complete and empty where it has no table for it.
  MibRows read(TableRole role) throws SourceException, InterruptedException {
    return read(role, role.names());
  }

  /// Reads some of the values of a role; complete and empty where the module has none of them.
  ///
  /// @param names those that are asked for, the most important ones first
  MibRows read(TableRole role, Collection<String> names) throws SourceException, InterruptedException {
    Optional<MibTable> found = module.table(role);
    if (found.isEmpty()) {
      return new MibRows(null, List.of(), true);
    }
    MibTable table = found.get();
    Map<String, Column> columns = new LinkedHashMap<>();
    for (String name : names) {
      MibColumn column = table.columns().get(name);
      if (column != null) {
        columns.put(name, new Column(nameOf(table, name), new OID(column.oid())));
      }
    }
    if (columns.isEmpty()) {
      return new MibRows(table, List.of(), true);
    }
    Table read = reader.read(table.name(), List.copyOf(columns.values()), table.mostRows());
    List<MibRow> rows = new ArrayList<>();
    read.rows().forEach((index, cells) -> add(rows, table, index, cells, columns));
    return new MibRows(table, rows, read.isComplete());
  }

  /// Reads the rows of a role whose index begins in one of some ways, which is much less than all of a large table. Its
  /// first column is asked for.
  ///
  /// @param beginnings of indexes, each shorter than an index
  MibRows readUnder(TableRole role, Collection<OID> beginnings)
      throws SourceException, InterruptedException {
    Optional<MibTable> found = module.table(role);
    if (found.isEmpty() || beginnings.isEmpty()) {
      return new MibRows(null, List.of(), true);
    }
    MibTable table = found.get();
    MibColumn column = table.columns().values().iterator().next();
    Map<Column, OID> branches = new LinkedHashMap<>();
    for (OID beginning : beginnings) {
      OID branch = new OID(column.oid());
      branch.append(beginning);
      branches.put(new Column(nameOf(table, column.name()), branch), beginning);
    }
    Table read = reader.read(table.name(), List.copyOf(branches.keySet()), table.mostRows());
    List<MibRow> rows = new ArrayList<>();
    read.rows().forEach((rest, cells) -> branches.forEach((branch, beginning) -> {
      if (cells.cell(branch) != null) {
        OID index = new OID(beginning);
        index.append(rest);
        add(rows, table, index, cells, Map.of(column.name(), branch));
      }
    }));
    return new MibRows(table, rows, read.isComplete());
  }

  private void add(List<MibRow> rows, MibTable table, OID index, Table.Row cells,
      Map<String, Column> columns) {
    Map<String, Object> parts = IndexReader.read(index, table.index());
    if (parts == null) {
      warnings.addOnce(table.name() + " has rows whose index does not fit the table", ", such as " + index
          + ": ignored");
    } else {
      rows.add(new MibRow(table, parts, cells, columns));
    }
  }

  /// IF-MIB's values are asked for by their own names, which need no table's.
  private static String nameOf(MibTable table, String name) {
    return table.role() == TableRole.INTERFACE ? name : table.name() + "'s " + name;
  }
}
