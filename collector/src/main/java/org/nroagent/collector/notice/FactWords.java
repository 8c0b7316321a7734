package org.nroagent.collector.notice;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nroagent.collector.store.IncidentStatement.Fact;

/// What facts are called in documents and on the command line.
public final class FactWords {
  /// All words, for messages.
  public static final String ALL = Stream.of(Fact.values()).map(FactWords::of)
      .collect(Collectors.joining(", "));

  private FactWords() {}

  /// The word of a fact, such as `expected-end`.
  public static String of(Fact fact) {
    return fact.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The fact of a word, empty where there is none.
  public static Optional<Fact> parse(String word) {
    return Stream.of(Fact.values()).filter(fact -> of(fact).equals(word)).findFirst();
  }
}
