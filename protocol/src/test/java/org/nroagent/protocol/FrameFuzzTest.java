package org.nroagent.protocol;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/// The bounded form of the fuzzing that profile `fuzz` does for hours: the golden frames, what fuzzing has found, and
/// mutations of both from a seed.
class FrameFuzzTest {
  private static final long SEED = 20_261_121;
  private static final int MUTATIONS_OF_EACH = 400;
  private static final Duration NO_HANG = Duration.ofSeconds(60);

  static List<Path> corpus() throws IOException {
    return FuzzCorpus.files();
  }

  @Test
  void theCorpusHasTheGoldenFrames() throws IOException {
    assertFalse(corpus().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void noOctetsDoMoreThanBreakTheProtocol(Path file) throws IOException {
    byte[] octets = FuzzCorpus.octets(file);
    assertTimeoutPreemptively(NO_HANG, () -> {
      FrameFuzz.fuzzerTestOneInput(octets);
      Random random = new Random(SEED ^ file.getFileName().toString().hashCode());
      for (int i = 0; i < MUTATIONS_OF_EACH; i++) {
        FrameFuzz.fuzzerTestOneInput(FuzzCorpus.mutated(octets, random));
      }
    }, () -> file + ", seed " + SEED);
  }
}
