package org.nroagent.endtoend.path;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Agent and collector as processes of their own on a network on which almost every connection fails in some way, both
/// killed without warning at random moments, in a start too. After each world of some rounds the store holds every slot and
/// event of the rings once. `-Dsoak.rounds=N -Dsoak.seed=S`; the seed draws faults, moments and whom it hits, but not how the
/// machine shares its time.
class SoakIT {
  private static final int ROUNDS = Integer.getInteger("soak.rounds", 1_000);
  private static final long SEED = Long.getLong("soak.seed", 20_261_121);
  private static final int ROUNDS_OF_A_WORLD = 50;
  private static final long MOST_OCTETS_OF_A_ROUND = 20_000;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder = Path.of("");

  @Test
  void everySlotAndEveryEventIsThereOnce() throws Exception {
    System.out.println("soak: seed " + SEED + ", rounds " + ROUNDS);
    Random random = new Random(SEED);
    int done = 0;
    for (int number = 0; done < ROUNDS; number++) {
      Path place = Files.createDirectory(folder.resolve("world-" + number));
      int rounds = Math.min(ROUNDS_OF_A_WORLD, ROUNDS - done);
      boolean tls = number % 2 == 1;
      boolean small = number % 4 >= 2;
      try (SoakWorld world = SoakWorld.start(place, tls, small, new Random(random.nextLong()))) {
        for (int round = 0; round < rounds; round++) {
          world.runUntilCarried(random.nextLong(MOST_OCTETS_OF_A_ROUND));
          world.kill(random.nextInt(5));
        }
        System.out.println("soak: world " + number + " " + world.finish());
      }
      delete(place);
      done += rounds;
    }
    System.out.println("soak: all " + done + " rounds done, everything is there once");
  }

  private static void delete(Path place) throws IOException {
    try (var folders = Files.list(place)) {
      for (Path each : folders.filter(Files::isDirectory).toList()) {
        Folders.delete(each);
      }
    }
  }
}
