package org.nroagent.daemon.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TokenBucketTest {
  @Test
  void aRateFillsEvenlyAndBurstsAreBounded() {
    TokenBucket bucket = new TokenBucket(3, 3_000, 0);
    assertEquals(3, taken(bucket, 0));
    assertFalse(bucket.take(999));
    assertTrue(bucket.take(1_000));
    assertFalse(bucket.take(1_001));
    assertEquals(3, taken(bucket, 1_000_000));
  }

  /// How many it gives at one moment, at most ten.
  private static int taken(TokenBucket bucket, long nanos) {
    int taken = 0;
    while (taken < 10 && bucket.take(nanos)) {
      taken++;
    }
    return taken;
  }
}
