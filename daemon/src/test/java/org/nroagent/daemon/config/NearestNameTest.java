package org.nroagent.daemon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NearestNameTest {
  private static final List<String> NAMES = List.of("communityFile", "communityEnv", "address", "version");

  @Test
  void findsMisspellings() {
    assertEquals("communityFile", NearestName.of("comunityFile", NAMES));
    assertEquals("communityFile", NearestName.of("CommunityFile", NAMES));
    assertEquals("communityFile", NearestName.of("community_file", NAMES));
    assertEquals("address", NearestName.of("adress", NAMES));
    assertEquals("version", NearestName.of("vesrion", NAMES));
  }

  @Test
  void proposesNothingFarAway() {
    assertNull(NearestName.of("retries", NAMES));
    assertNull(NearestName.of("x".repeat(1000), NAMES));
    assertNull(NearestName.of("address", List.of()));
  }

  @Property
  void editsAreADistance(@ForAll @AlphaChars @StringLength(max = 12) String a,
      @ForAll @AlphaChars @StringLength(max = 12) String b) {
    int edits = NearestName.edits(a, b);
    assertEquals(edits, NearestName.edits(b, a));
    assertEquals(edits == 0, a.equalsIgnoreCase(b));
    assertTrue(edits >= Math.abs(a.length() - b.length()) && edits <= Math.max(a.length(), b.length()));
  }
}
