package org.nroagent.model.state;

import java.util.ArrayList;
import java.util.List;

/// The words of one subject, in the order of its kind's aspects. An empty word is not known.
///
/// @param kind of which subject
/// @param words one per aspect of the kind
public record StateRow(Subject.Kind kind, List<String> words) {
  /// A row that is there.
  public static final String PRESENT = "present";
  /// A row that was there and is gone although its table was read whole.
  public static final String MISSING = "missing";
  /// A LAG member that was taken from its LAG for good, by what the device or the agent's configuration says.
  public static final String REMOVED = "removed";
  /// A multicast group without members any more.
  public static final String LEFT = "left";
  /// A row that was never seen.
  public static final String ABSENT = "absent";

  /// Cuts words that are too long.
  ///
  /// @throws IllegalArgumentException if the number of words is not that of the kind's aspects
  public StateRow {
    words = words.stream().map(kind::bounded).toList();
    if (words.size() != kind.aspects().size()) {
      throw new IllegalArgumentException(kind + " has " + kind.aspects().size() + " aspects, not " + words);
    }
  }

  /// A row with these words.
  public static StateRow of(Subject.Kind kind, String... words) {
    return new StateRow(kind, List.of(words));
  }

  /// A row that was never seen.
  public static StateRow unseen(Subject.Kind kind) {
    List<String> words = new ArrayList<>();
    kind.aspects().forEach(aspect -> words.add(aspect == Aspect.PRESENCE ? ABSENT : ""));
    return new StateRow(kind, words);
  }

  /// The word of an aspect, empty where the kind has no such aspect.
  public String word(Aspect aspect) {
    int index = kind.aspects().indexOf(aspect);
    return index < 0 ? "" : words.get(index);
  }

  /// Whether the subject is there.
  public boolean isPresent() {
    return word(Aspect.PRESENCE).equals(PRESENT);
  }

  /// The row with another word for an aspect; the same row where the kind has no such aspect.
  public StateRow with(Aspect aspect, String word) {
    int index = kind.aspects().indexOf(aspect);
    if (index < 0 || words.get(index).equals(word)) {
      return this;
    }
    List<String> changed = new ArrayList<>(words);
    changed.set(index, word);
    return new StateRow(kind, changed);
  }

  /// This row where it knows something, the other one where it does not.
  StateRow orElse(StateRow other) {
    if (!words.contains("")) {
      return this;
    }
    List<String> merged = new ArrayList<>(words);
    for (int i = 0; i < merged.size(); i++) {
      if (merged.get(i).isEmpty()) {
        merged.set(i, other.words.get(i));
      }
    }
    return new StateRow(kind, merged);
  }
}
