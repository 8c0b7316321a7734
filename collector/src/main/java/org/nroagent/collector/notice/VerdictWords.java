package org.nroagent.collector.notice;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.nroagent.collector.store.IncidentVerdict;
import org.nroagent.collector.store.IncidentVerdict.Verdict;

/// What verdicts are called in documents and on the command line.
public final class VerdictWords {
  private VerdictWords() {}

  /// The word of a verdict.
  public static String of(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  /// The verdict of a word, empty where there is none.
  public static Optional<Verdict> parse(String word) {
    return Stream.of(Verdict.values()).filter(verdict -> of(verdict).equals(word)).findFirst();
  }

  /// What a verdict says, for people.
  static String said(IncidentVerdict verdict) {
    return "verdict " + verdict.id() + " by " + verdict.by() + " says that "
        + String.join(", ", verdict.incidents())
        + switch (verdict.verdict()) {
          case ONE -> " are one incident";
          case APART -> " are incidents of their own";
          case UNDECIDED -> " are not decided on after all";
        };
  }
}
