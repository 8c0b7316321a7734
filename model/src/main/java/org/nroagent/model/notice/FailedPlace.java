package org.nroagent.model.notice;

import org.nroagent.model.reachability.OutageCause;

/// Where an outage comes from, as notices name it: the place that failed, which is not why it did.
public final class FailedPlace {
  private FailedPlace() {}

  /// The place in words of a language.
  public static String words(OutageCause failed, Language language) {
    return switch (failed.kind()) {
      case GATES -> Phrase.FAILED_GATES.in(language).formatted(failed.subject());
      case PATHS -> Phrase.FAILED_PATHS.in(language).formatted(failed.device(), failed.subject());
      case ACCESS -> Phrase.FAILED_ACCESS.in(language).formatted(failed.device(), failed.subject());
    };
  }
}
