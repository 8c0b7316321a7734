package org.nroagent.agent.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.DeviceReading.SystemReading;
import org.nroagent.model.reading.SampleTime;

class ToldWarningsTest {
  private final ToldWarnings told = new ToldWarnings();

  private static DeviceReading reading(String profile, List<String> warnings) {
    return new DeviceReading(new SystemReading("snmp", "hub1", "1.3.6.1", profile, OptionalLong.empty(), ""),
        new SampleTime(0, 0, 0), List.of(), true, List.of(), List.of(), List.of(), List.of(), warnings);
  }

  @Test
  void whatADeviceLacksIsSaidOnceAndAChangeIsSaid() {
    assertEquals(List.of("no pwTable", "no MEP"),
        told.fresh(reading("standard", List.of("no pwTable", "no MEP"))));
    assertEquals(List.of(), told.fresh(reading("standard", List.of("no pwTable", "no MEP"))));
    assertEquals(List.of("no LAG"), told.fresh(reading("standard", List.of("no pwTable", "no LAG"))));
    assertEquals(List.of(), told.fresh(reading("standard", List.of("no MEP"))), "it came and went");
  }

  @Test
  void anotherDeviceIsToldOfAnew() {
    told.fresh(reading("standard", List.of("no pwTable")));
    assertEquals(List.of("no pwTable"), told.fresh(reading("nokia-sros", List.of("no pwTable"))));
  }

  @Test
  void everNewOdditiesEndOneDay() {
    List<String> odd = IntStream.range(0, 1000).mapToObj(each -> "odd " + each).toList();
    assertEquals(200, told.fresh(reading("standard", odd)).size());
    assertEquals(List.of(), told.fresh(reading("standard", List.of("odder"))));
  }
}
