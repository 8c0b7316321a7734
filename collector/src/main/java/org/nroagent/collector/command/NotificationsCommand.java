package org.nroagent.collector.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.nroagent.collector.config.CollectorConfig;
import org.nroagent.collector.impact.AgentIncident;
import org.nroagent.collector.impact.OperatorImpact;
import org.nroagent.collector.notice.IncidentNotices;
import org.nroagent.collector.notice.Marking;
import org.nroagent.collector.notice.Notices;
import org.nroagent.collector.notice.NotificationsText;
import org.nroagent.collector.notice.NotificationsView;
import org.nroagent.collector.notice.StepWords;
import org.nroagent.collector.store.NoticeMark;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.daemon.regulation.Regulations;
import org.nroagent.model.impact.Regulation;
import org.nroagent.model.notice.Language;
import org.nroagent.model.notice.NoticeDraft;
import org.nroagent.model.notice.NoticeKind;
import org.nroagent.model.notice.NoticeStep;
import org.nroagent.model.time.TimeSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `notifications`: what must be told to the regulator, and `notifications sent`: that a person did.
@Command(name = "notifications", mixinStandardHelpOptions = true, description = {
    "Incidents over all agents, their rates over the operator's totals, and the notices due [R 1, 2].",
    "'notifications sent' records that a person sent one. A mark is never changed; --corrects names the one that was wrong."})
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
final class NotificationsCommand extends ReadingCommand {
  private final TimeSource time;

  /// What is to be done.
  enum Action {
    /// List what is due.
    list,
    /// Record what was sent.
    sent
  }

  @Parameters(index = "0", arity = "0..1", defaultValue = "list", paramLabel = "list|sent", description = "what to do (${DEFAULT-VALUE})")
  private Action action;

  @Option(names = "--days", defaultValue = "60", paramLabel = "N", description = "incidents detected in the last N days, at most 800 (${DEFAULT-VALUE})")
  private int days;

  @Option(names = "--format", defaultValue = "text", description = "text or json (${DEFAULT-VALUE})")
  private OutputFormat format;

  @Option(names = "--draft", paramLabel = "fr|en", description = "write drafts of the notices that are due")
  private @Nullable String draft;

  @Option(names = "--incident", paramLabel = "AGENT~NUMBER", description = "of this incident alone")
  private @Nullable String incident;

  @Option(names = "--step", paramLabel = "STEP", description = "sent: pre-notification, final or withdrawal")
  private @Nullable String step;

  @Option(names = "--by", paramLabel = "NAME", description = "sent: who sent it")
  private @Nullable String by;

  @Option(names = "--at", paramLabel = "TIME", description = "sent: when, as 2026-11-18T10:00:00+01:00")
  private @Nullable String at;

  @Option(names = "--note", defaultValue = "", paramLabel = "TEXT", description = "sent: what else is to be known")
  private String note;

  @Option(names = "--corrects", paramLabel = "N", description = "sent: the number of the mark that was wrong; without --at it was not sent after all")
  private @Nullable Long corrects;

  /// @param time says what is due
  NotificationsCommand(TimeSource time) {
    this.time = time;
  }

  /// What JSON has with drafts.
  record Drafted(NotificationsView notifications, List<Draft> drafts) {}

  /// A draft.
  record Draft(String incident, String step, String recipient, String subject, String body) {}

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
      case sent -> sent(notices, reader);
    };
  }

  private Notices narrowed(Notices notices) {
    if (incident == null) {
      return notices;
    }
    IncidentNotices found = notices.find(id(incident))
        .orElseThrow(() -> usage("there is no incident '" + incident + "' of the last " + days + " days"));
    return new Notices(notices.from(), notices.now(), List.of(found), List.of(), notices.regulation());
  }

  private int list(Notices notices, CollectorConfig loaded) {
    NotificationsView view = NotificationsView.of(notices);
    if (draft == null) {
      out().print(format.of(view, NotificationsText.of(view)));
    } else {
      List<Draft> drafts = drafts(notices, loaded, language(draft));
      StringBuilder text = new StringBuilder();
      drafts.forEach(each -> text.append("To: ").append(each.recipient()).append("\nSubject: ")
          .append(each.subject()).append("\n\n").append(each.body()).append('\n'));
      out().print(format.of(new Drafted(view, drafts), text.toString()));
    }
    out().flush();
    return ExitCode.DONE;
  }

  private static List<Draft> drafts(Notices notices, CollectorConfig loaded, Language language) {
    return notices.thatMatter().stream().flatMap(each -> each.plan().open().stream().map(NoticeStep::kind)
        .map(kind -> {
          NoticeDraft made = each.draft(kind, loaded.notifier(), notices.regulation(), language);
          return new Draft(each.incident().id().toString(), StepWords.of(kind), made.recipient(),
              made.subject(),
              made.body());
        })).toList();
  }

  private int sent(Notices notices, StoreReader reader) {
    NoticeKind kind = StepWords.parse(required("--step", step))
        .orElseThrow(() -> usage("--step: '" + step + "' is not pre-notification, final or withdrawal"));
    Marking marking = new Marking(id(required("--incident", incident)), kind, sentAt(), required("--by", by),
        note,
        corrects == null ? OptionalLong.empty() : OptionalLong.of(corrects));
    NoticeMark mark;
    try {
      mark = marking.mark(notices);
    } catch (IllegalArgumentException e) {
      err().println(e.getMessage());
      return ExitCode.FAILED;
    }
    OptionalLong number = reader.notices().add(mark);
    if (number.isEmpty()) {
      err().println("somebody else marked it meanwhile; look at 'notifications' again");
      return ExitCode.FAILED;
    }
    out().println("mark " + number.getAsLong());
    out().flush();
    return ExitCode.DONE;
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
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "fr" -> Language.FR;
      case "en" -> Language.EN;
      default -> throw usage("--draft: '" + word + "' is neither fr nor en");
    };
  }

  private AgentIncident.Id id(String text) {
    return checked(() -> AgentIncident.Id.parse(text));
  }

  private String required(String option, @Nullable String value) {
    if (value == null) {
      throw usage("'notifications sent' needs " + option);
    }
    return value;
  }
}
