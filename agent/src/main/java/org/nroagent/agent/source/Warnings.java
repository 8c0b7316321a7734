package org.nroagent.agent.source;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a device lacks or answered oddly, one sentence each, without repetition and bounded: a device that is
/// odd in every row must not fill memory.
public final class Warnings {
  private static final int MAX_WARNINGS = 50;

  private final Set<String> sentences = new LinkedHashSet<>();
  private int dropped;

  public void add(String sentence) {
    if (sentences.size() < MAX_WARNINGS) {
      sentences.add(sentence);
    } else if (!sentences.contains(sentence)) {
      dropped++;
    }
  }

  /// Adds a sentence unless there is one that begins the same: of many rows with one oddity, the first is shown.
  public void addOnce(String beginning, String rest) {
    if (sentences.stream().noneMatch(sentence -> sentence.startsWith(beginning))) {
      add(beginning + rest);
    }
  }

  /// The sentences so far, in the order in which they came.
  public List<String> all() {
    if (dropped == 0) {
      return List.copyOf(sentences);
    }
    Set<String> withRest = new LinkedHashSet<>(sentences);
    withRest.add(dropped + " further warnings");
    return List.copyOf(withRest);
  }
}
