package org.nroagent.daemon.config;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds the name that was probably meant by a misspelt one.
final class NearestName {
  /// Longer names are never compared: a misspelling is short, and the comparison is quadratic.
  private static final int LONGEST = 80;

  private NearestName() {}

  /// The candidate with the fewest edits (insert, delete, replace, swap of neighbours, ignoring case), the first
  /// of equals; null if even that one differs in more than a third of its letters.
  static @Nullable String of(String given, Collection<String> candidates) {
    String nearest = null;
    int fewest = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      int edits = edits(given, candidate);
      if (edits < fewest && edits <= Math.max(1, candidate.length() / 3)) {
        nearest = candidate;
        fewest = edits;
      }
    }
    return nearest;
  }

  /// Optimal string alignment distance.
  static int edits(String first, String second) {
    if (first.length() > LONGEST || second.length() > LONGEST) {
      return Integer.MAX_VALUE;
    }
    String a = first.toLowerCase(Locale.ROOT);
    String b = second.toLowerCase(Locale.ROOT);
    int[][] distance = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        distance[i][j] = i == 0 || j == 0 ? i + j : cell(distance, a, b, i, j);
      }
    }
    return distance[a.length()][b.length()];
  }

  private static int cell(int[][] distance, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int least = Math.min(distance[i - 1][j - 1] + (same ? 0 : 1),
        Math.min(distance[i - 1][j], distance[i][j - 1]) + 1);
    boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, distance[i - 2][j - 2] + 1) : least;
  }
}
