package org.nroagent.collector.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nroagent.collector.config.CollectorConfig;
import org.nroagent.collector.impact.AgentIncident;
import org.nroagent.collector.impact.OperatorImpact;
import org.nroagent.collector.notice.Deciding;
import org.nroagent.collector.notice.IncidentNotices;
import org.nroagent.collector.notice.Marking;
import org.nroagent.collector.notice.Notices;
import org.nroagent.collector.notice.NotificationsText;
import org.nroagent.collector.notice.NotificationsView;
import org.nroagent.collector.notice.StepWords;
import org.nroagent.collector.store.IncidentVerdict.Verdict;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.daemon.regulation.Regulations;
import org.nroagent.model.impact.Regulation;
import org.nroagent.model.notice.Language;
import org.nroagent.model.notice.NoticeKind;
import org.nroagent.model.time.TimeSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `notifications`: what must be told to the regulator, `notifications sent`: that a person did, and `notifications one`, `apart`
/// and `undecided`: which incidents a person says are one.
@Command(name = "notifications", mixinStandardHelpOptions = true, description = {
    "Incidents over all agents, their rates over the operator's totals, and the notices due [R 1, 2].",
    "'notifications sent' records that a person sent one, 'one' and 'apart' whether incidents that lasted together are one.",
    "Neither is ever changed; --corrects names what was wrong, 'undecided' takes a verdict back."})
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
final class NotificationsCommand extends ReadingCommand {
  private final TimeSource time;

  /// What is to be done.
  enum Action {
    /// List what is due.
    list,
    /// Record what was sent.
    sent,
    /// Record that incidents are one.
    one,
    /// Record that each is one by itself.
    apart,
    /// Record that nobody decided it after all.
    undecided
  }

  @Parameters(index = "0", arity = "0..1", defaultValue = "list", paramLabel = "list|sent|one|apart|undecided", description = "what to do (${DEFAULT-VALUE})")
  private Action action;

  @Option(names = "--days", defaultValue = "60", paramLabel = "N", description = "incidents detected in the last N days, at most 800 (${DEFAULT-VALUE})")
  private int days;

  @Option(names = "--format", defaultValue = "text", description = "text or json (${DEFAULT-VALUE})")
  private OutputFormat format;

  @Option(names = "--draft", paramLabel = "fr|en", description = "write drafts of the notices that are due")
  private @Nullable String draft;

  @Option(names = "--incident", paramLabel = "AGENT~NUMBER", description = "of this incident alone; one, apart: of each a member, the option several times")
  private @Nullable List<String> incidents;

  @Option(names = "--step", paramLabel = "STEP", description = "sent: pre-notification, final or withdrawal")
  private @Nullable String step;

  @Option(names = "--by", paramLabel = "NAME", description = "who sent it, or decides")
  private @Nullable String by;

  @Option(names = "--at", paramLabel = "TIME", description = "sent: when, as 2026-11-18T10:00:00+01:00")
  private @Nullable String at;

  @Option(names = "--note", defaultValue = "", paramLabel = "TEXT", description = "what else is to be known")
  private String note;

  @Option(names = "--corrects", paramLabel = "N", description = "the number of the mark or verdict that was wrong; sent without --at: it was not sent after all")
  private @Nullable Long corrects;

  /// @param time says what is due
  NotificationsCommand(TimeSource time) {
    this.time = time;
  }

  @Override
  int run(CollectorConfig loaded, StoreReader reader) {
    if (days < 1 || days > 800) {
      throw usage("--days: " + days + " is not within 1…800");
    }
    Regulation regulation = Regulations.shipped(Regulations.LUXEMBOURG);
    Instant now = time.wall();
    Instant from = now.minus(Duration.ofDays(days));
    Notices notices = Notices.of(from, now,
        new OperatorImpact(loaded.network().inventory(), regulation, reader).within(from, now),
        reader.notices().marks(), regulation);
    return switch (action) {
      case list -> list(narrowed(notices), loaded);
      case sent -> {
        Marking marking = marking();
        yield keep("mark", () -> marking.act(notices), reader.notices()::add);
      }
      case one -> decide(deciding(Verdict.ONE), notices, reader);
      case apart -> decide(deciding(Verdict.APART), notices, reader);
      case undecided -> decide(deciding(Verdict.UNDECIDED), notices, reader);
    };
  }

  private Notices narrowed(Notices notices) {
    if (incidents == null) {
      return notices;
    }
    String wanted = single();
    IncidentNotices found = notices.find(id(wanted))
        .orElseThrow(() -> usage("there is no incident '" + wanted + "' of the last " + days + " days"));
    return new Notices(notices.from(), notices.now(), List.of(found), List.of(), notices.verdicts(),
        notices.regulation());
  }

  private int list(Notices notices, CollectorConfig loaded) {
    NotificationsView view = NotificationsView.of(notices);
    if (draft == null) {
      out().print(format.of(view, NotificationsText.of(view)));
    } else {
      Drafts drafts = Drafts.of(notices, view, loaded.notifier(), language(draft));
      out().print(format.of(drafts, drafts.text()));
    }
    out().flush();
    return ExitCode.DONE;
  }

  private Marking marking() {
    NoticeKind kind = StepWords.parse(required("--step", step))
        .orElseThrow(() -> usage("--step: '" + step + "' is not pre-notification, final or withdrawal"));
    return new Marking(id(single()), kind, sentAt(), required("--by", by), note, corrected());
  }

  private Deciding deciding(Verdict verdict) {
    List<AgentIncident.Id> named = incidents == null ? List.of() : incidents.stream().map(this::id).toList();
    return new Deciding(verdict, named, required("--by", by), note, corrected());
  }

  private int decide(Deciding deciding, Notices notices, StoreReader reader) {
    return keep("verdict", () -> deciding.act(notices), reader.verdicts()::add);
  }

  private <A> int keep(String name, Supplier<A> act, Function<A, OptionalLong> ledger) {
    A made;
    try {
      made = act.get();
    } catch (IllegalArgumentException e) {
      err().println(e.getMessage());
      return ExitCode.FAILED;
    }
    OptionalLong number = ledger.apply(made);
    if (number.isEmpty()) {
      err().println("somebody else was faster; look at 'notifications' again");
      return ExitCode.FAILED;
    }
    out().println(name + " " + number.getAsLong());
    out().flush();
    return ExitCode.DONE;
  }

  private OptionalLong corrected() {
    return corrects == null ? OptionalLong.empty() : OptionalLong.of(corrects);
  }

  private Optional<Instant> sentAt() {
    if (at == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(at).toInstant());
    } catch (DateTimeException _) {
      throw usage("--at: '" + at + "' is no time with its offset, as 2026-11-18T10:00:00+01:00");
    }
  }

  private Language language(String word) {
    return checked(() -> Language.parse(word));
  }

  private String single() {
    if (incidents != null && incidents.size() > 1) {
      throw usage("--incident: only one beside '" + action + "'");
    }
    return required("--incident", incidents == null ? null : incidents.getFirst());
  }

  private AgentIncident.Id id(String text) {
    return checked(() -> AgentIncident.Id.parse(text));
  }

  private String required(String option, @Nullable String value) {
    if (value == null) {
      throw usage("'notifications " + action + "' needs " + option);
    }
    return value;
  }
}
