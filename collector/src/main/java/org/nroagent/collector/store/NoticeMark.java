package org.nroagent.collector.store;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.nroagent.model.notice.NoticeKind;

/// What a person said of a notice to the regulator. It stays as it is; a further mark corrects it.
///
/// @param id counts marks, never used again
/// @param agent whose incident it is about
/// @param incident the incident's number at that agent
/// @param step which notice
/// @param sentAt when it was sent; empty where it was not sent after all
/// @param by who says so
/// @param note what else is to be known
/// @param madeAt when it was said
/// @param corrects the mark that it takes the place of
public record NoticeMark(long id, String agent, long incident, NoticeKind step, Optional<Instant> sentAt,
    String by,
    String note, Instant madeAt, OptionalLong corrects) implements PersonsAct {
  /// A mark that the store does not have yet.
  ///
  /// @throws IllegalArgumentException as [PersonsAct#checkWords(String, String)] says
  public static NoticeMark made(String agent, long incident, NoticeKind step, Optional<Instant> sentAt,
      String by,
      String note, Instant madeAt, OptionalLong corrects) {
    PersonsAct.checkWords(by, note);
    return new NoticeMark(0, agent, incident, step, sentAt, by, note, madeAt, corrects);
  }
}
