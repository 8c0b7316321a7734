package org.nroagent.agent.command;

import java.util.ArrayList;
import java.util.List;
import org.nroagent.model.reading.LacpState;

/// LACP states in the words of IEEE8023-LAG-MIB.
final class LacpWords {
  private LacpWords() {}

  /// The names of the flags that are set, comma-separated in the MIB's order; empty where none is.
  static String of(LacpState state) {
    List<String> words = new ArrayList<>();
    add(words, state.activity(), "lacpActivity");
    add(words, state.shortTimeout(), "lacpTimeout");
    add(words, state.aggregation(), "aggregation");
    add(words, state.synchronization(), "synchronization");
    add(words, state.collecting(), "collecting");
    add(words, state.distributing(), "distributing");
    add(words, state.defaulted(), "defaulted");
    add(words, state.expired(), "expired");
    return String.join(",", words);
  }

  private static void add(List<String> words, boolean set, String word) {
    if (set) {
      words.add(word);
    }
  }
}
