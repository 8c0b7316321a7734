package org.nroagent.agent.source.snmp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.Warnings;
import org.nroagent.agent.source.profile.MibTable;
import org.nroagent.model.reading.SampleTime;
import org.snmp4j.PDU;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.VariableBinding;

/// Reads tables column by column side by side, as many cells per request as the device can take.
///
/// sysUpTime.0 is the non-repeater of every request, so that each cell has the time of its own PDU (M6). Devices
/// end an answer wherever it pleases them, in the middle of a row too: each column goes on from where it got.
final class TableReader {
  static final int MAX_ROWS = MibTable.MOST_ROWS;
  /// Enough for [#MAX_ROWS] rows of a single column with one GETNEXT each, and for nothing endless.
  static final int MAX_REQUESTS = 2 * MAX_ROWS;
  /// The name whose successor is sysUpTime.0.
  private static final OID SYS_UP_TIME = new OID("1.3.6.1.2.1.1.3");
  private static final OID SYS_UP_TIME_0 = new OID("1.3.6.1.2.1.1.3.0");
  /// A request that is lost twice at one size was hardly lost by chance.
  private static final int ATTEMPTS_PER_SIZE = 2;
  private static final int DIVISOR_AFTER_LOSS = 4;
  private static final int DIVISOR_AFTER_TOO_BIG = 2;

  private final SnmpExchange exchange;
  private final RequestSize size;
  private final int attempts;
  private final Warnings warnings;
  private boolean budgetEnded;
  /// Rows that are still read one by one, because somewhere among them the device answers with an error.
  private int rowsOneByOne;

  /// @param exchange the door to the device
  /// @param size how much to ask for, which this reader adapts
  /// @param attempts how often the smallest request is sent before the device counts as silent
  /// @param warnings where oddities go
  TableReader(SnmpExchange exchange, RequestSize size, int attempts, Warnings warnings) {
    this.exchange = exchange;
    this.size = size;
    this.attempts = attempts;
    this.warnings = warnings;
  }

  /// Whether the reading's budget ended in one of the tables: further ones need not be tried.
  boolean budgetEnded() {
    return budgetEnded;
  }

  /// Reads columns that share an index.
  ///
  /// @param name the table's name, for messages
  /// @return what could be read; a table that was cut says so and has warned of the cause
  Table read(String name, List<Column> columns) throws SourceException, InterruptedException {
    return read(name, columns, MAX_ROWS);
  }

  /// Reads columns that share an index, up to so many rows.
  Table read(String name, List<Column> columns, int mostRows) throws SourceException, InterruptedException {
    Table table = new Table(warnings);
    List<ColumnWalk> open = new ArrayList<>();
    for (Column column : columns) {
      open.add(new ColumnWalk(column));
    }
    for (int requests = 0; !open.isEmpty(); requests++) {
      if (requests == MAX_REQUESTS) {
        table.cut(name + " did not end within " + MAX_REQUESTS + " requests: cut");
        return table;
      }
      try {
        step(name, table, open, mostRows);
      } catch (NoAnswerException e) {
        budgetEnded |= e.budgetEnded();
        table.cut(name + " is incomplete: " + e.explanation());
        return table;
      }
      open.removeIf(walk -> walk.ended);
    }
    return table;
  }

  private void step(String name, Table table, List<ColumnWalk> open, int mostRows)
      throws NoAnswerException, SourceException, InterruptedException {
    List<ColumnWalk> asked = open.subList(0, size.columns(open.size()));
    SnmpAnswer answer;
    try {
      answer = ask(asked);
    } catch (NoAnswerException e) {
      if (e.budgetEnded() || size.isSmallest()) {
        throw e;
      }
      size.shrink(DIVISOR_AFTER_LOSS);
      return;
    }
    if (answer.errorStatus() == SnmpConstants.SNMP_ERROR_TOO_BIG && !size.isSmallest()) {
      size.shrink(DIVISOR_AFTER_TOO_BIG);
    } else if (answer.errorStatus() != SnmpConstants.SNMP_ERROR_SUCCESS && isBulk()) {
      // The row in error may lie behind the end of a column, where GETBULK reads on.
      rowsOneByOne = size.repetitions(asked.size());
    } else if (answer.errorStatus() != SnmpConstants.SNMP_ERROR_SUCCESS) {
      endColumnInError(name, table, asked, answer);
    } else {
      take(name, table, asked, answer, mostRows);
      rowsOneByOne = Math.max(0, rowsOneByOne - 1);
    }
  }

  private boolean isBulk() {
    return !size.isSmallest() && rowsOneByOne == 0;
  }

  private SnmpAnswer ask(List<ColumnWalk> asked)
      throws NoAnswerException, SourceException, InterruptedException {
    List<OID> names = new ArrayList<>();
    names.add(SYS_UP_TIME);
    for (ColumnWalk walk : asked) {
      names.add(walk.last);
    }
    SnmpRequest request = isBulk()
        ? SnmpRequest.getBulk(size.repetitions(asked.size()), names)
        : SnmpRequest.getNext(names);
    return exchange.exchange(request, size.isSmallest() ? attempts : Math.min(attempts, ATTEMPTS_PER_SIZE));
  }

  /// An error names one binding; that column ends there and the others go on. Without a name, all end.
  private static void endColumnInError(String name, Table table, List<ColumnWalk> asked, SnmpAnswer answer) {
    String error = PDU.toErrorStatusText(answer.errorStatus());
    int position = answer.errorIndex() - 2;
    if (position >= 0 && position < asked.size()) {
      ColumnWalk walk = asked.get(position);
      walk.ended = true;
      if (answer.errorStatus() != SnmpConstants.SNMP_ERROR_NO_SUCH_NAME) {
        table.cut(walk.column.name() + " is incomplete: the device answers " + error);
      }
      return;
    }
    asked.forEach(walk -> walk.ended = true);
    table.cut(name + " is incomplete: the device answers " + error);
  }

  private void take(String name, Table table, List<ColumnWalk> asked, SnmpAnswer answer, int mostRows) {
    SampleTime time = timeOf(answer);
    if (time == null) {
      asked.forEach(walk -> walk.ended = true);
      table.cut(name + " is incomplete: the device answers without sysUpTime");
      return;
    }
    List<VariableBinding> cells = answer.bindings().subList(1, answer.bindings().size());
    if (cells.isEmpty()) {
      endOrShrink(name, table, asked);
      return;
    }
    for (int i = 0; i < cells.size(); i++) {
      ColumnWalk walk = asked.get(i % asked.size());
      if (!walk.ended) {
        walk.take(table, cells.get(i), time);
      }
    }
    if (table.rows().size() > mostRows) {
      asked.forEach(walk -> walk.ended = true);
      table.cut(name + " has more than " + mostRows + " rows: cut");
    }
  }

  /// An answer without a single cell comes from devices that truncate to nothing.
  private void endOrShrink(String name, Table table, List<ColumnWalk> asked) {
    if (size.isSmallest()) {
      asked.forEach(walk -> walk.ended = true);
      table.cut(name + " is incomplete: the device answers without values");
    } else {
      size.shrink(DIVISOR_AFTER_LOSS);
    }
  }

  private static @Nullable SampleTime timeOf(SnmpAnswer answer) {
    if (answer.bindings().isEmpty()) {
      return null;
    }
    VariableBinding first = answer.bindings().getFirst();
    if (!first.getOid().equals(SYS_UP_TIME_0) || !(first.getVariable() instanceof TimeTicks ticks)) {
      return null;
    }
    return new SampleTime(ticks.getValue(), answer.sentNanos(), answer.receivedNanos());
  }

  /// How far one column has been read.
  private static final class ColumnWalk {
    private final Column column;
    private OID last;
    private boolean ended;

    ColumnWalk(Column column) {
      this.column = column;
      this.last = column.oid();
    }

    void take(Table table, VariableBinding binding, SampleTime time) {
      OID name = binding.getOid();
      if (binding.isException() || !name.startsWith(column.oid()) || name.size() == column.oid().size()) {
        ended = true;
        return;
      }
      if (name.compareTo(last) <= 0) {
        ended = true;
        table.cut(column.name() + " is incomplete: the device goes back from " + last + " to " + name);
        return;
      }
      last = name;
      OID index = new OID(name.getValue(), column.oid().size(), name.size() - column.oid().size());
      table.put(index, column, new Cell(binding.getVariable(), time));
    }
  }
}
