package org.nroagent.model.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.nroagent.model.CivilMonth;

/// What a client's bill of one plaque and month is made from.
///
/// @param plaque the plaque
/// @param month the month
/// @param asOf when it is made; a month that is not over is not billed
/// @param activatedLines the lines in service at the month's end, empty where nobody told
/// @param nrosAvailable the day on which each NRO of the plaque was made available, those given up later included
/// @param gates its gates; each once
public record BillInput(String plaque, CivilMonth month, Instant asOf, OptionalLong activatedLines,
    List<LocalDate> nrosAvailable, List<GateTraffic> gates) {
  public BillInput {
    nrosAvailable = List.copyOf(nrosAvailable);
    gates = List.copyOf(gates);
    if (activatedLines.orElse(0) < 0) {
      throw new IllegalArgumentException("plaque " + plaque + " has " + activatedLines + " lines");
    }
    if (gates.stream().map(GateTraffic::gate).distinct().count() < gates.size()) {
      throw new IllegalArgumentException("plaque " + plaque + " names a gate twice");
    }
    for (GateTraffic gate : gates) {
      if (!gate.figure().month().equals(month)) {
        throw new IllegalArgumentException(
            "gate " + gate.gate() + " has the figure of " + gate.figure().month() + ", not of " + month);
      }
    }
  }
}
