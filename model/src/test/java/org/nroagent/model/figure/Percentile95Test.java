package org.nroagent.model.figure;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nroagent.model.Slot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// The rank is the contract's [C STAS 6.1]: 8640 values discard 432 and retain the 8208th.
class Percentile95Test {
  @ParameterizedTest
  @CsvSource({"8064,403,7661", "8352,417,7935", "8640,432,8208", "8916,445,8471", "8928,446,8482",
      "8940,447,8493",
      "1,0,1", "19,0,19", "20,1,19", "39,1,38", "40,2,38"})
  void retainsTheRankOfTheContract(int valid, int discarded, int rank) {
    long[] permutation = permutation(valid, 95);
    assertEquals(new DirectionFigure(valid, discarded, rank, rank),
        Percentile95.of(permutation).orElseThrow());
  }

  @Test
  void gives8208OfAPermutationOfTheMonth() {
    assertEquals(8208, Percentile95.of(permutation(8640, 1)).orElseThrow().octets());
  }

  @Test
  void emptyInputHasNoFigure() {
    assertTrue(Percentile95.of(new long[0]).isEmpty());
  }

  @Property
  void equalsTheNaiveSort(@ForAll("slots") long[] octets) {
    List<Long> naive = Arrays.stream(octets).boxed().sorted(Collections.reverseOrder()).toList();
    assertEquals(naive.get(octets.length * 5 / 100), Percentile95.of(octets).orElseThrow().octets());
  }

  @Property
  void keepingTheLargestGivesTheSameFigure(@ForAll("slots") long[] octets) {
    LargestValues largest = new LargestValues(octets.length);
    for (long value : octets) {
      largest.add(value);
    }
    assertEquals(Percentile95.of(octets), largest.figure());
  }

  @Property
  void keepingTheLargestInTwoPartsGivesTheSameFigure(@ForAll("slots") long[] octets, @ForAll Random random) {
    LargestValues one = new LargestValues(octets.length);
    LargestValues other = new LargestValues(octets.length);
    for (long value : octets) {
      (random.nextBoolean() ? one : other).add(value);
    }
    one.addAll(other);
    assertEquals(Percentile95.of(octets), one.figure());
  }

  @Provide
  static Arbitrary<long[]> slots() {
    Arbitrary<Long> few = Arbitraries.longs().between(0, 9);
    Arbitrary<Long> any = Arbitraries.longs().between(0, Slot.MAX_OCTETS);
    return Arbitraries.oneOf(few, any).array(long[].class).ofMinSize(1).ofMaxSize(700);
  }

  private static long[] permutation(int count, long seed) {
    List<Long> values = LongStream.rangeClosed(1, count).boxed().collect(Collectors.toList());
    Collections.shuffle(values, new Random(seed));
    return values.stream().mapToLong(Long::longValue).toArray();
  }
}
