package org.nroagent.agent.mib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.mib.MibTable.Row;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

class MibTableTest {
  private static final OID ENTRY = new OID("1.3.6.1.4.1.32473.9480.1.3.1.1");
  private static final OID LATER = new OID("1.3.6.1.4.1.32473.9480.1.4.1.1");
  private static final Instant NOW = Instant.EPOCH;

  /// Columns 2, 3 and 7, each without a value where the row's number says so.
  private static MibTable<Integer> table(OID entry, Set<Integer> rows) {
    List<Column<Integer>> columns = new ArrayList<>();
    for (int id : List.of(2, 3, 7)) {
      columns.add(new Column<>(id, (row, _) -> row % id == 0 ? null : new Integer32(row * 10 + id)));
    }
    return new MibTable<>(entry, columns,
        rows.stream().sorted().map(row -> Row.of(row, row / 4 + 1, row % 4)).toList());
  }

  private static void put(SortedMap<OID, Variable> all, OID entry, Set<Integer> rows) {
    for (int id : List.of(2, 3, 7)) {
      rows.stream().filter(row -> row % id != 0).forEach(
          row -> all.put(NroMib.instance(entry, id, row / 4 + 1, row % 4), new Integer32(row * 10 + id)));
    }
  }

  @Property
  void getAndGetNextSayWhatAListOfAllInstancesSays(
      @ForAll @Size(max = 12) Set<@IntRange(min = 0, max = 40) Integer> first,
      @ForAll @Size(max = 6) Set<@IntRange(min = 0, max = 40) Integer> second,
      @ForAll @Size(max = 5) List<@IntRange(min = -1, max = 9) Integer> suffix) {
    MibView view = new MibView(List.of(table(ENTRY, first), table(LATER, second)), NOW);
    SortedMap<OID, Variable> all = new TreeMap<>();
    put(all, ENTRY, first);
    put(all, LATER, second);
    OID asked = new OID(ENTRY);
    suffix.forEach(asked::append);
    Variable value = view.get(asked);
    assertEquals(all.containsKey(asked), !value.isException());
    if (!value.isException()) {
      assertEquals(all.get(asked), value);
    }
    VariableBinding next = view.next(asked);
    SortedMap<OID, Variable> rest = new TreeMap<>(all.tailMap(asked));
    rest.remove(asked);
    if (rest.isEmpty()) {
      assertEquals(Null.endOfMibView, next.getVariable());
      assertEquals(asked, next.getOid());
    } else {
      assertEquals(new VariableBinding(rest.firstKey(), rest.get(rest.firstKey())), next);
    }
  }

  @Test
  void valuesAreMadeOnlyWhenTheyAreAskedFor() {
    List<Integer> made = new ArrayList<>();
    MibTable<Integer> table = new MibTable<>(ENTRY, List.of(new Column<>(2, (row, _) -> {
      made.add(row);
      return new Integer32(row);
    })), List.of(Row.of(1, 1), Row.of(2, 2)));
    assertEquals("2", table.get(NroMib.instance(ENTRY, 2, 2), NOW).toString());
    assertEquals(List.of(2), made);
  }

  @Test
  void textsAreCutBetweenCharacters() {
    String text = "a" + "é".repeat(200);
    assertEquals(255, Syntax.text(text).length());
    assertEquals(254, Syntax.text("é".repeat(200)).length());
    assertEquals(0, Syntax.text("").length());
  }

  @Test
  void gaugesStayAtTheirEndsAndCountersBeginAnew() {
    assertEquals(4294967295L, Syntax.gauge(1L << 40).toLong());
    assertEquals(0, Syntax.gauge(-5).toLong());
    assertEquals(1, Syntax.counter32((1L << 32) + 1).toLong());
    assertEquals("14500010", String.valueOf(Syntax.kilobits(Optional.of(new BigDecimal("14500.01")))));
  }
}
