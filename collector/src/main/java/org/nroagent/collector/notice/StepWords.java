package org.nroagent.collector.notice;

import java.util.Optional;
import java.util.stream.Stream;
import org.nroagent.model.notice.NoticeKind;

/// What the notices are called in documents and on the command line.
public final class StepWords {
  /// What is to be done where nobody could say which notice is due.
  static final String JUDGE = "judge-or-notify";

  private StepWords() {}

  /// The word of a notice.
  public static String of(NoticeKind step) {
    return switch (step) {
      case PRE_NOTIFICATION -> "pre-notification";
      case FINAL_NOTIFICATION -> "final";
      case WITHDRAWAL -> "withdrawal";
    };
  }

  /// Where the regulation asks for it.
  static String article(NoticeKind step) {
    return switch (step) {
      case PRE_NOTIFICATION -> "R 2(1)";
      case FINAL_NOTIFICATION -> "R 2(2)";
      case WITHDRAWAL -> "R 2(3)";
    };
  }

  /// The notice of a word, empty where there is none.
  public static Optional<NoticeKind> parse(String word) {
    return Stream.of(NoticeKind.values()).filter(step -> of(step).equals(word)).findFirst();
  }
}
