package org.nroagent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodesTest {
  private enum Colour {
    RED, GREEN
  }

  private static Codes<Colour> codes(int red, int green) {
    return Codes.of("colour", Colour.values(), colour -> switch (colour) {
      case RED -> red;
      case GREEN -> green;
    });
  }

  private static String refused(int red, int green) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, () -> codes(red, green)).getMessage());
  }

  @Test
  void everyConstantIsFoundByItsCode() {
    Codes<Colour> codes = codes(0, 255);
    assertEquals(Colour.RED, codes.get(0));
    assertEquals(Colour.GREEN, codes.get(255));
    assertEquals(Optional.of(Colour.GREEN), codes.find(255));
  }

  @Test
  void otherCodesAreNamedOrEmpty() {
    Codes<Colour> codes = codes(1, 2);
    for (int code : new int[]{Integer.MIN_VALUE, -1, 0, 3, 255, 256, Integer.MAX_VALUE}) {
      assertEquals(Optional.empty(), codes.find(code));
      assertEquals("no colour has code " + code,
          assertThrows(IllegalArgumentException.class, () -> codes.get(code)).getMessage());
    }
  }

  @Test
  void twoConstantsCannotHaveOneCode() {
    assertEquals("colour GREEN has the code of RED, 7", refused(7, 7));
  }

  @Test
  void codesAreOctets() {
    assertEquals("colour GREEN has code 256, which is no octet", refused(0, 256));
    assertEquals("colour GREEN has code -1, which is no octet", refused(0, -1));
  }
}
