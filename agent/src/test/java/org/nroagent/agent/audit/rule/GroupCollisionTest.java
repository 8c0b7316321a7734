package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.model.address.Ipv4Address;

class GroupCollisionTest {
  private static final String WANTED = " | no two groups with the same 23 low bits | ";

  @Test
  void groupsThatDifferInLowBitsConform() {
    assertEquals(List.of("CONFORMS declared groups" + WANTED + "2 groups"),
        new AuditCase().group("232.1.1.1").group("232.1.1.2").check(new GroupCollision()));
  }

  @Test
  void aliasesAndRepetitionsAreFindings() {
    assertEquals(List.of("FINDING groups 232.1.1.1 and 239.129.1.1" + WANTED + "both 01:00:5e:01:01:01",
        "FINDING groups 232.1.1.1 and 232.1.1.1" + WANTED + "both 01:00:5e:01:01:01"),
        new AuditCase().group("232.1.1.1").group("239.129.1.1").group("232.1.1.1")
            .check(new GroupCollision()));
  }

  @Test
  void whatIsNotInForceOnOneDayDoesNotMeet() {
    assertEquals(List.of("CONFORMS declared groups" + WANTED + "2 groups"), new AuditCase()
        .group("232.1.1.1", "", "2027-01-01", "", "").group("233.1.1.1", "2027-01-01", "", "", "")
        .check(new GroupCollision()));
    assertEquals(1, new AuditCase().group("232.1.1.1", "", "2027-01-02", "", "")
        .group("233.1.1.1", "2027-01-01", "", "", "").check(new GroupCollision()).size());
  }

  /// Each group after the first with its low bits is one finding.
  @Property(tries = 200)
  void everyAliasIsFound(@ForAll @Size(min = 1, max = 40) List<Integer> numbers) {
    AuditCase audit = new AuditCase();
    List<Integer> low = new ArrayList<>();
    for (int number : numbers) {
      Ipv4Address group = new Ipv4Address(0xe000_0000 | (number & 0x0f80_0003));
      audit.group(group.toString());
      low.add(number & 3);
    }
    long aliases = low.size() - low.stream().distinct().count();
    assertEquals(aliases,
        audit.check(new GroupCollision()).stream().filter(each -> each.startsWith("FINDING")).count());
  }
}
