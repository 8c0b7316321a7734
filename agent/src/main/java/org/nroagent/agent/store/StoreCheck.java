package org.nroagent.agent.store;

import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.nroagent.agent.store.ClosedMonths.Kept;
import org.nroagent.agent.store.RingCheck.Line;

/// Reads everything that a store holds, its rings, its states and the closed months, without changing anything.
///
/// @param lines one per file, those of the ring first
public record StoreCheck(List<Line> lines) {
  public StoreCheck {
    lines = List.copyOf(lines);
  }

  /// Checks the store of a folder.
  ///
  /// @throws IOException if the folder cannot be listed
  public static StoreCheck of(Disk disk) throws IOException {
    List<Line> lines = new ArrayList<>(RingCheck.of(disk).segments());
    lines.addAll(new StateFiles(disk).check());
    lines.addAll(EventRingCheck.of(disk, EventRingSettings.DEFAULT));
    lines.addAll(StateFiles.ofTold(disk).check());
    lines.addAll(StateFiles.ofSnmpEngine(disk).check());
    MonthFiles files = new MonthFiles(disk);
    ClosedMonths months = new ClosedMonths(disk);
    for (YearMonth month : files.months()) {
      lines.add(check(months, month));
    }
    for (String name : files.damagedNames()) {
      lines.add(
          new Line(name, false, "set aside because it was damaged; delete it once it has been inspected"));
    }
    return new StoreCheck(lines);
  }

  /// Whether nothing is damaged.
  public boolean sound() {
    return lines.stream().allMatch(Line::sound);
  }

  private static Line check(ClosedMonths months, YearMonth month) {
    String name = MonthFiles.name(month);
    int[] sound = new int[1];
    try {
      return switch (months.read(month, _ -> sound[0]++)) {
        case Kept.Figures(int damaged, int unknown) -> new Line(name, damaged == 0,
            "figures of " + sound[0] + " series" + (damaged == 0 ? "" : "; damaged: " + damaged + " more")
                + (unknown == 0 ? "" : "; undamaged but not understood: " + unknown + " more"));
        case Kept.Newer(int version) ->
          new Line(name, true, "format version " + version + ", newer than this software; not checked");
        case Kept.Destroyed(String why) -> new Line(name, false, "damaged: " + why);
        case Kept.Nothing _ -> new Line(name, true, "has been deleted while the store was checked");
      };
    } catch (IOException e) {
      return new Line(name, false, "cannot be read: " + e.getMessage());
    }
  }
}
