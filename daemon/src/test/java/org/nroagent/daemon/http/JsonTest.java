package org.nroagent.daemon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nroagent.model.Direction;

class JsonTest {
  private record Inner(Direction direction, @Nullable String note) {
    @SuppressWarnings("unused")
    String getSecret() {
      return "must not appear";
    }
  }

  private record Outer(long inOctets, BigDecimal mbps, Instant readAt, Optional<Inner> inner,
      List<Inner> more) {}

  @Test
  void writesRecordsByTheirComponents() {
    Outer outer = new Outer(281474976710655L, new BigDecimal("1E+3"), Instant.parse("2026-10-25T00:05:00Z"),
        Optional.empty(), List.of(new Inner(Direction.IN, null)));
    assertEquals("""
        {"inOctets":281474976710655,"mbps":"1000","readAt":"2026-10-25T00:05:00Z","inner":null,\
        "more":[{"direction":"IN","note":null}]}""", Json.text(outer));
  }

  @Test
  void writesSingleValues() {
    assertEquals("[1,2,3,18446744073709551615,true,\"2026-10\",\"2026-10-25\",\"Europe/Paris\",null]",
        Json.text(
            Arrays.asList(1, 2L, BigInteger.valueOf(3), new Json.Unsigned(-1), true, YearMonth.of(2026, 10),
                LocalDate.of(2026, 10, 25), ZoneId.of("Europe/Paris"), null)));
    assertEquals("{\"a\":[]}", Json.text(Map.of("a", List.of())));
  }

  @Test
  void refusesWhatHasNoRule() {
    assertThrows(IllegalArgumentException.class, () -> Json.text(0.1));
    assertThrows(IllegalArgumentException.class, () -> Json.text(Path.of("x")));
    assertThrows(IllegalArgumentException.class, () -> Json.text(Map.of(1, "x")));
  }

  @Test
  void refusesEndlessNesting() {
    List<Object> list = new ArrayList<>();
    list.add(list);
    assertThrows(IllegalArgumentException.class, () -> Json.text(list));
  }

  @Test
  void optionalNumbersAreNumbersOrNull() {
    assertEquals("[7,null,8,null]", Json.text(
        List.of(OptionalLong.of(7), OptionalLong.empty(), OptionalInt.of(8), OptionalInt.empty())));
  }

  @Property
  void anyTextSurvives(@ForAll String text) throws Exception {
    assertEquals(Json.text(text), Json.text(Optional.of(text)));
    if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      assertEquals(text, new ObjectMapper().readValue(Json.text(text), String.class));
    }
  }
}
