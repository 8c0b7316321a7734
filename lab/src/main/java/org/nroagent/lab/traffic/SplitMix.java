package org.nroagent.lab.traffic;

/// A 64-bit hash of good quality and no state: the finaliser of SplitMix64 (Steele, Lea, Flood 2014).
final class SplitMix {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private SplitMix() {}

  /// A number that looks random and depends on both arguments alone.
  static long hash(long seed, long index) {
    return mix(mix(seed + GOLDEN_GAMMA) + index * GOLDEN_GAMMA);
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
