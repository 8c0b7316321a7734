package org.nroagent.agent.source.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.source.Warnings;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;

class TableReaderTest {
  private static final Column FIRST = Column.of("first", "1.3.6.1.9.1", 1);
  private static final Column SECOND = Column.of("second", "1.3.6.1.9.1", 2);
  private static final Column THIRD = Column.of("third", "1.3.6.1.9.1", 3);
  private static final List<Column> COLUMNS = List.of(FIRST, SECOND, THIRD);

  private final Warnings warnings = new Warnings();

  private static ScriptedDevice deviceWith(int rows) {
    ScriptedDevice device = new ScriptedDevice();
    for (int row = 1; row <= rows; row++) {
      for (int column = 1; column <= 3; column++) {
        device.with("1.3.6.1.9.1." + column + "." + row, new Integer32(column * 100_000 + row));
      }
    }
    return device.with("1.3.6.1.9.1.4.1", new Integer32(4));
  }

  private Table read(ScriptedDevice device, RequestSize size) throws Exception {
    return new TableReader(device, size, 3, warnings).read("table", COLUMNS);
  }

  private static void assertAllRows(int rows, Table table) {
    assertTrue(table.isComplete());
    assertEquals(rows, table.rows().size());
    for (int row = 1; row <= rows; row++) {
      Table.Row cells = table.row(new OID(new int[]{row}));
      assertEquals(100_000 + row, cells.number(FIRST, 0));
      assertEquals(200_000 + row, cells.number(SECOND, 0));
      assertEquals(300_000 + row, cells.number(THIRD, 0));
    }
  }

  @Test
  void readsColumnsSideBySideWithSysUpTimeInEachRequest() throws Exception {
    ScriptedDevice device = deviceWith(50);
    assertAllRows(50, read(device, new RequestSize(60, 20)));
    for (SnmpRequest request : device.requests) {
      assertEquals(new OID("1.3.6.1.2.1.1.3"), request.names().getFirst());
      assertEquals(1, request.nonRepeaters());
    }
    assertEquals(3, device.requests.size());
    assertEquals(List.of(), warnings.all());
  }

  @Test
  void givesEachCellTheTimeOfItsOwnAnswer() throws Exception {
    Table table = read(deviceWith(40), new RequestSize(60, 20));
    Cell early = table.row(new OID("1")).cell(FIRST);
    Cell late = table.row(new OID("40")).cell(FIRST);
    assertNotNull(early);
    assertNotNull(late);
    assertNotEquals(early.time(), late.time());
    assertEquals(early.time().upTimeTicks() * 10, early.time().sentNanos());
    assertEquals(late.time().upTimeTicks() * 10, late.time().sentNanos());
  }

  @Property(tries = 200)
  void readsEveryRowWhereverAnswersAreTruncated(@ForAll @IntRange(min = 0, max = 60) int rows,
      @ForAll @IntRange(min = 2, max = 70) int bindings) throws Exception {
    assertAllRows(rows, read(deviceWith(rows).truncatingAfter(bindings), new RequestSize(60, 20)));
  }

  @Test
  void asksForLessAfterTooBigAndRemembersIt() throws Exception {
    RequestSize size = new RequestSize(160, 50);
    assertAllRows(50, read(deviceWith(50).tooBigAbove(25), size));
    size.readingEnded();
    ScriptedDevice again = deviceWith(50).tooBigAbove(25);
    assertAllRows(50, read(again, size));
    assertTrue(again.requests.stream().allMatch(request -> request.maxRepetitions() * 3 + 1 <= 25));
  }

  @Test
  void fallsBackToGetNextWhereNothingElsePasses() throws Exception {
    ScriptedDevice device = deviceWith(7).losingAbove(2);
    assertAllRows(7, read(device, new RequestSize(160, 20)));
    assertEquals(SnmpRequest.Kind.GETNEXT, device.requests.getLast().kind());
  }

  @Test
  void asksForLessAfterAnswersOfOneSizeWereLostTwice() throws Exception {
    ScriptedDevice device = deviceWith(30).losingAbove(50);
    assertAllRows(30, read(device, new RequestSize(160, 50)));
    assertEquals(2, device.requests.stream().filter(request -> request.maxRepetitions() == 50).count());
  }

  @Test
  void keepsItsSizeAfterASingleLoss() throws Exception {
    RequestSize size = new RequestSize(60, 20);
    assertAllRows(50, read(deviceWith(50).losing(1), size));
    assertEquals(20, size.repetitions(3));
  }

  @Test
  void keepsTheRowsItHasWhenTheDeviceFallsSilent() throws Exception {
    Table table = read(deviceWith(50).silentFrom(1), new RequestSize(60, 20));
    assertFalse(table.isComplete());
    assertEquals(20, table.rows().size());
    assertEquals(List.of("table is incomplete: the device is silent"), warnings.all());
  }

  @Test
  void endsAColumnThatGoesBackAndReadsTheOthers() throws Exception {
    Table table = read(deviceWith(30).jumpingBack("1.3.6.1.9.1.2.10", "1.3.6.1.9.1.2.3"),
        new RequestSize(60, 20));
    assertFalse(table.isComplete());
    assertEquals(30, table.rows().size());
    assertEquals(300_030, table.row(new OID("30")).number(THIRD, 0));
    assertTrue(warnings.all().getFirst().startsWith("second is incomplete: the device goes back from"));
  }

  @Test
  void endsOnlyTheColumnThatAnErrorNames() throws Exception {
    Table table = read(deviceWith(3).genErrAt("1.3.6.1.9.1.2.1"), new RequestSize(60, 20));
    assertFalse(table.isComplete());
    assertEquals(100_003, table.row(new OID("3")).number(FIRST, 0));
    assertEquals(300_003, table.row(new OID("3")).number(THIRD, 0));
  }

  @Test
  void anAbsentTableIsEmptyAndComplete() throws Exception {
    Table table = read(new ScriptedDevice(), new RequestSize(60, 20));
    assertTrue(table.isComplete());
    assertTrue(table.rows().isEmpty());
  }

  @Test
  void leavesHolesInSparseColumns() throws Exception {
    ScriptedDevice device = new ScriptedDevice();
    for (int row = 1; row <= 40; row++) {
      device.with("1.3.6.1.9.1.1." + row, new Integer32(row));
      if (row % 7 == 0) {
        device.with("1.3.6.1.9.1.2." + row, new Integer32(row));
      }
    }
    Table table = read(device, new RequestSize(20, 20));
    assertTrue(table.isComplete());
    assertEquals(40, table.rows().size());
    for (int row = 1; row <= 40; row++) {
      assertEquals(row % 7 == 0, table.row(new OID(new int[]{row})).cell(SECOND) != null);
    }
  }

  @Test
  void refusesAnswersWithoutSysUpTime() throws Exception {
    Table table = read(deviceWith(3).withoutUpTime(), new RequestSize(60, 20));
    assertFalse(table.isComplete());
    assertTrue(table.rows().isEmpty());
    assertEquals(List.of("table is incomplete: the device answers without sysUpTime"), warnings.all());
  }

  @Test
  void cutsATableWithoutEnd() throws Exception {
    Table table = read(deviceWith(TableReader.MAX_ROWS + 500), new RequestSize(900, 300));
    assertFalse(table.isComplete());
    assertTrue(table.rows().size() <= TableReader.MAX_ROWS + 300);
    assertTrue(warnings.all().contains("table has more than 10000 rows: cut"));
  }
}
