package org.nroagent.collector.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest extends RetentionContract {
  @TempDir
  Path folder;

  @Override
  StoreHost host() {
    return new SqliteHost(folder);
  }

  @Test
  void keepsWholeMonthsOfTheContractsZone() {
    assertEquals(Instant.parse("2024-08-31T22:00:00Z"),
        Retention.horizon(Instant.parse("2026-10-31T23:30:00Z"), 26, ZoneId.of("Europe/Paris")));
  }
}
