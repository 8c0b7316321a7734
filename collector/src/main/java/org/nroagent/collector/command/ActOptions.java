package org.nroagent.collector.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.nroagent.collector.impact.AgentIncident;
import org.nroagent.collector.notice.Deciding;
import org.nroagent.collector.notice.Ending;
import org.nroagent.collector.notice.FactWords;
import org.nroagent.collector.notice.Marking;
import org.nroagent.collector.notice.Stating;
import org.nroagent.collector.notice.StepWords;
import org.nroagent.collector.store.IncidentStatement.Fact;
import org.nroagent.collector.store.IncidentVerdict.Verdict;
import org.nroagent.model.notice.NoticeKind;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Options by which a person says what was sent or ended, or decides which incidents are one.
@SuppressWarnings("NullAway.Init") // picocli sets the options before anybody asks
final class ActOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--step", paramLabel = "STEP", description = "sent: pre-notification, final or withdrawal")
  private @Nullable String step;

  @Option(names = "--fact", paramLabel = "FACT", description = "stated: expected-end, cause, measures, media or contact")
  private @Nullable String fact;

  @Option(names = "--text", paramLabel = "TEXT", description = "stated: what it is, in place of what was stated before; an expected end as 2026-11-18T10:00:00+01:00; '' where it is not known after all")
  private @Nullable String text;

  @Option(names = "--by", paramLabel = "NAME", description = "who sent it, says so or decides")
  private @Nullable String by;

  @Option(names = "--at", paramLabel = "TIME", description = "sent, ended: when, as 2026-11-18T10:00:00+01:00")
  private @Nullable String at;

  @Option(names = "--note", defaultValue = "", paramLabel = "TEXT", description = "what else is to be known")
  private String note;

  @Option(names = "--corrects", paramLabel = "N", description = "the number of the mark, end or verdict that was wrong; sent, ended without --at: it was not after all")
  private @Nullable Long corrects;

  /// What a person wants to say of a notice.
  Marking marking(AgentIncident.Id incident) {
    NoticeKind kind = StepWords.parse(required("--step", step))
        .orElseThrow(() -> usage("--step: '" + step + "' is not pre-notification, final or withdrawal"));
    return new Marking(incident, kind, at(), required("--by", by), note, corrected());
  }

  /// What a person wants to say of an incident's end.
  Ending ending(AgentIncident.Id incident) {
    return new Ending(incident, at(), required("--by", by), note, corrected());
  }

  /// What a person wants to state of an incident.
  Stating stating(AgentIncident.Id incident) {
    Fact stated = FactWords.parse(required("--fact", fact))
        .orElseThrow(() -> usage("--fact: '" + fact + "' is none of " + FactWords.ALL));
    return new Stating(incident, stated, required("--text", text), required("--by", by));
  }

  /// What a person wants to decide of incidents.
  Deciding deciding(Verdict verdict, List<AgentIncident.Id> incidents) {
    return new Deciding(verdict, incidents, required("--by", by), note, corrected());
  }

  private Optional<Instant> at() {
    if (at == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(at).toInstant());
    } catch (DateTimeException _) {
      throw usage("--at: '" + at + "' is no time with its offset, as 2026-11-18T10:00:00+01:00");
    }
  }

  private OptionalLong corrected() {
    return corrects == null ? OptionalLong.empty() : OptionalLong.of(corrects);
  }

  private String required(String option, @Nullable String value) {
    if (value == null) {
      throw usage("this needs " + option);
    }
    return value;
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
