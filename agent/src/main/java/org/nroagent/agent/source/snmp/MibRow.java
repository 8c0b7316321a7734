package org.nroagent.agent.source.snmp;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.source.profile.IndexPart.Encoding;
import org.nroagent.agent.source.profile.MibColumn;
import org.nroagent.agent.source.profile.MibTable;
import org.nroagent.agent.source.profile.TableRole;
import org.nroagent.model.reading.CounterSample;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.TimeTicks;

/// One row whose values are asked for by the names of its role, wherever the module keeps them: in its index, in a
/// column, as a constant, or in a row of another table that belongs to it. What is not there is empty, null or
/// [OptionalLong#empty()].
final class MibRow {
  private static final int TICKS_PER_SECOND = 100;
  private static final long SYS_UP_TIME_WRAP = 1L << 32;

  private final MibTable table;
  private final Map<String, Object> index;
  private final Table.Row cells;
  private final Map<String, Column> columns;
  private final List<MibRow> others = new ArrayList<>();

  /// @param index the parts of its index by name
  /// @param columns where the values that were asked for are
  MibRow(MibTable table, Map<String, Object> index, Table.Row cells, Map<String, Column> columns) {
    this.table = table;
    this.index = index;
    this.cells = cells;
    this.columns = columns;
  }

  /// Adds a row that tells more of the same thing, null where there is none.
  MibRow with(@Nullable MibRow other) {
    if (other != null) {
      others.add(other);
    }
    return this;
  }

  /// Whether the row or one of those added has a value of this name.
  boolean has(String name) {
    return find(name) != null;
  }

  /// A number, such as an INTEGER, a Gauge or a part of the index.
  OptionalLong number(String name) {
    MibRow row = find(name);
    if (row == null) {
      return OptionalLong.empty();
    }
    if (row.index.get(name) instanceof Long number) {
      return OptionalLong.of(number);
    }
    Column column = row.columns.get(name);
    MibColumn known = row.table.columns().get(name);
    if (column == null || known == null) {
      return OptionalLong.empty();
    }
    OptionalLong number = row.cells.number(column);
    return number.isPresent() ? OptionalLong.of(number.getAsLong() + known.plus()) : number;
  }

  /// A number, with a default.
  long number(String name, long absent) {
    return number(name).orElse(absent);
  }

  /// A number that fits an int, such as an ifIndex.
  OptionalInt integer(String name) {
    OptionalLong number = number(name);
    return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
  }

  /// An ifIndex, 0 where there is none.
  int ifIndex(String name) {
    return (int) number(name, 0);
  }

  /// A text.
  String text(String name) {
    MibRow row = find(name);
    if (row == null) {
      return "";
    }
    Object part = row.index.get(name);
    if (part != null) {
      return part.toString();
    }
    String constant = row.table.constants().get(name);
    Column column = row.columns.get(name);
    return constant != null ? constant : column == null ? "" : row.cells.text(column);
  }

  /// The word of an enumeration, or its number where it has none. Of an object identifier its last number counts.
  String word(String name) {
    MibRow row = find(name);
    if (row == null) {
      return "";
    }
    String constant = row.table.constants().get(name);
    if (constant != null) {
      return constant;
    }
    Cell cell = row.cell(name);
    OptionalLong number = cell != null && cell.value() instanceof OID oid
        ? oid.size() == 0 ? OptionalLong.empty() : OptionalLong.of(oid.lastUnsigned())
        : number(name);
    if (number.isEmpty()) {
      return "";
    }
    MibColumn column = row.table.columns().get(name);
    String word = column == null || number.getAsLong() != (int) number.getAsLong()
        ? null
        : column.words().get((int) number.getAsLong());
    return word == null ? Long.toString(number.getAsLong()) : word;
  }

  /// Whether the word of an enumeration is `true`, null where there is none.
  @Nullable
  Boolean truth(String name) {
    String word = word(name);
    return word.isEmpty() ? null : word.equals("true");
  }

  /// The names of the bits that are set in a BITS value.
  List<String> bits(String name) {
    MibRow row = find(name);
    MibColumn column = row == null ? null : row.table.columns().get(name);
    return column == null ? List.of() : SmiValues.bits(octets(name), column.words());
  }

  /// An address, however it is encoded.
  String address(String name) {
    MibRow row = find(name);
    return row == null
        ? ""
        : row.index.get(name) instanceof String text ? text : SmiValues.address(octets(name));
  }

  /// An address that is not the unspecified one, null where there is none.
  @Nullable
  String specifiedAddress(String name) {
    String address = address(name);
    return address.isEmpty() || address.equals("0.0.0.0") || address.equals("0:0:0:0:0:0:0:0")
        ? null
        : address;
  }

  /// A MacAddress as six octets with colons.
  String mac(String name) {
    return has(name) ? SmiValues.mac(octets(name)) : "";
  }

  /// Octets, none where there are none.
  byte[] octets(String name) {
    MibRow row = find(name);
    Column column = row == null ? null : row.columns.get(name);
    return row == null || column == null ? new byte[0] : row.cells.octets(column);
  }

  /// A time in whole seconds, whatever it is counted in.
  OptionalLong seconds(String name) {
    MibRow row = find(name);
    Cell cell = row == null ? null : row.cell(name);
    OptionalLong number = number(name);
    MibColumn column = row == null ? null : row.table.columns().get(name);
    if (cell == null || column == null || number.isEmpty()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(switch (column.unit()) {
      case HUNDREDTHS -> number.getAsLong() / TICKS_PER_SECOND;
      case STAMP ->
        Math.floorMod(cell.time().upTimeTicks() - number.getAsLong(), SYS_UP_TIME_WRAP) / TICKS_PER_SECOND;
      case BY_TYPE -> cell.value() instanceof TimeTicks
          ? number.getAsLong() / TICKS_PER_SECOND
          : number.getAsLong();
    });
  }

  /// A time stamp on the device's own clock, null where there is none.
  @Nullable
  Long stamp(String name) {
    OptionalLong number = number(name);
    return number.isPresent() ? number.getAsLong() : null;
  }

  /// A counter, null where there is none. Its width is that of the type it came in; a value of any other type is no
  /// counter.
  @Nullable
  CounterSample counter(String name) {
    MibRow row = find(name);
    Cell cell = row == null ? null : row.cell(name);
    if (row == null || cell == null) {
      return null;
    }
    return switch (cell.value()) {
      case Counter64 counter -> new CounterSample(counter.getValue(), 64, cell.time());
      case Counter32 counter -> new CounterSample(counter.getValue(), 32, cell.time());
      default -> {
        Column column = row.columns.get(name);
        if (column != null) {
          row.cells.warnWrongType(column, cell);
        }
        yield null;
      }
    };
  }

  /// The value as it came, null where there is none.
  @Nullable
  Cell cell(String name) {
    MibRow row = find(name);
    Column column = row == null ? null : row.columns.get(name);
    return row == null || column == null ? null : row.cells.cell(column);
  }

  /// As [#key], null also where rows of this role never have the name.
  @Nullable
  Object keyIfKnown(String name, Encoding encoding) {
    boolean known = table.role().names().contains(name)
        || others.stream().anyMatch(other -> other.table.role().names().contains(name));
    return known ? key(name, encoding) : null;
  }

  /// The value in the form in which an index part has it, null where there is none.
  @Nullable
  Object key(String name, Encoding encoding) {
    MibRow row = find(name);
    if (row == null) {
      return null;
    }
    Object part = row.index.get(name);
    if (part != null) {
      return part;
    }
    return switch (encoding) {
      case INTEGER -> stamp(name);
      case IPV4, ADDRESS -> address(name);
      case TEXT -> text(name);
      case OCTETS8 -> HexFormat.of().formatHex(octets(name));
    };
  }

  private @Nullable MibRow find(String name) {
    requireKnown(name);
    if (index.containsKey(name) || table.constants().containsKey(name)) {
      return this;
    }
    Column column = columns.get(name);
    if (column != null && cells.cell(column) != null) {
      return this;
    }
    for (MibRow other : others) {
      MibRow found = other.table.role().names().contains(name) ? other.find(name) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /// A name that no role has is a slip of the program.
  private static void requireKnown(String name) {
    if (!TableRole.allNames().contains(name)) {
      throw new IllegalArgumentException("nothing is ever asked for " + name);
    }
  }
}
