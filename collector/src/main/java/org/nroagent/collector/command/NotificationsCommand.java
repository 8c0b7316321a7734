package org.nroagent.collector.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nroagent.collector.config.CollectorConfig;
import org.nroagent.collector.impact.AgentIncident;
import org.nroagent.collector.impact.IncidentHistory;
import org.nroagent.collector.impact.OperatorImpact;
import org.nroagent.collector.inventory.EnteredIncident;
import org.nroagent.collector.notice.Deciding;
import org.nroagent.collector.notice.Ending;
import org.nroagent.collector.notice.IncidentNotices;
import org.nroagent.collector.notice.Marking;
import org.nroagent.collector.notice.Notices;
import org.nroagent.collector.notice.NotificationsText;
import org.nroagent.collector.notice.NotificationsView;
import org.nroagent.collector.notice.Stating;
import org.nroagent.collector.store.IncidentVerdict.Verdict;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.model.impact.RegulationProfile;
import org.nroagent.model.notice.Language;
import org.nroagent.model.time.TimeSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `notifications`: what must be told to the regulator, `notifications sent`: that a person did, `notifications ended`: when one
/// ended of which its agent told no end, `notifications stated`: what a person knows of an incident, and `notifications one`, `apart`
/// and `undecided`: which incidents a person says are one.
@Command(name = "notifications", mixinStandardHelpOptions = true, description = {
    "Incidents over all agents, their rates over the operator's totals, and the notices due [R 1, 2].",
    "'notifications sent' records that a person sent one, 'one' and 'apart' whether incidents that lasted together are one.",
    "'ended' records when an incident ended of which its agent told no end, as it lost what it knew or is no more.",
    "'stated' records what no agent can know of an incident and every later draft says: its expected end, cause, measures, media, contact.",
    "Nothing of it is ever changed; --corrects names what was wrong, 'undecided' takes a verdict back."})
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
final class NotificationsCommand extends ReadingCommand {
  private static final int MOST_DAYS = 800;

  private final TimeSource time;

  /// What is to be done.
  enum Action {
    /// List what is due.
    list,
    /// Record what was sent.
    sent,
    /// Record what a person knows of an incident, for its notices.
    stated,
    /// Record that an incident ended of which its agent told no end.
    ended,
    /// Record that incidents are one.
    one,
    /// Record that each is one by itself.
    apart,
    /// Record that nobody decided it after all.
    undecided
  }

  @Parameters(index = "0", arity = "0..1", defaultValue = "list", paramLabel = "list|sent|ended|stated|one|apart|undecided", description = "what to do (${DEFAULT-VALUE})")
  private Action action;

  @Option(names = "--days", defaultValue = "60", paramLabel = "N", description = "incidents detected in the last N days, at most 800, and older ones of which something is to be done (${DEFAULT-VALUE})")
  private int days;

  @Option(names = "--format", defaultValue = "text", description = "text or json (${DEFAULT-VALUE})")
  private OutputFormat format;

  @Option(names = "--draft", paramLabel = "fr|en", description = "write drafts of the notices that are due")
  private @Nullable String draft;

  @Option(names = "--incident", paramLabel = "AGENT~NUMBER", description = "of this incident alone; one, apart: of each a member, the option several times")
  private @Nullable List<String> incidents;

  @Mixin
  private ActOptions act;

  /// @param time says what is due
  NotificationsCommand(TimeSource time) {
    this.time = time;
  }

  @Override
  int run(CollectorConfig loaded, StoreReader reader) {
    if (days < 1 || days > MOST_DAYS) {
      throw usage("--days: " + days + " is not within 1…" + MOST_DAYS);
    }
    RegulationProfile regulation = loaded.notifier().regulation();
    Instant now = time.wall();
    Instant from = now.minus(Duration.ofDays(days));
    Notices notices = Notices.of(from, now,
        new IncidentHistory(new OperatorImpact(loaded.network().inventoryForRates(), regulation, reader))
            .all(now.minus(loaded.oldest()), from, now),
        Stream.concat(reader.notices().marks().stream(), reader.statements().statements().stream()).toList(),
        regulation);
    return switch (action) {
      case list -> list(narrowed(notices), loaded);
      case sent -> {
        Marking marking = act.marking(id(single()));
        yield keep("mark", () -> marking.act(notices), reader.notices()::add);
      }
      case stated -> {
        Stating stating = act.stating(id(single()));
        yield keep("statement", () -> stating.act(notices), reader.statements()::add);
      }
      case ended -> {
        Ending ending = act.ending(id(single()));
        yield keep("end", () -> ending.act(notices), reader.ends()::add);
      }
      case one -> decide(act.deciding(Verdict.ONE, named()), notices, reader);
      case apart -> decide(act.deciding(Verdict.APART, named()), notices, reader);
      case undecided -> decide(act.deciding(Verdict.UNDECIDED, named()), notices, reader);
    };
  }

  private Notices narrowed(Notices notices) {
    if (incidents == null) {
      return notices;
    }
    String wanted = single();
    IncidentNotices found = notices.find(id(wanted))
        .orElseThrow(() -> usage("there is no incident '" + wanted + "'"));
    Instant from = Collections.min(List.of(notices.from(), found.incident().detected()));
    return new Notices(from, notices.now(), List.of(found), List.of(), notices.verdicts(),
        notices.ends(), notices.regulation());
  }

  /// Of a year too late nothing would be seen until then.
  private void sayWhatIsLeftOut(CollectorConfig loaded, Instant now) {
    loaded.network().inventory().incidents().stream().filter(each -> !each.detected().isBefore(now))
        .forEach(each -> err().println("incident '" + EnteredIncident.AGENT + "~" + each.number()
            + "' is left out, as it is detected in the future, at " + each.detected()
            + "; mend 'detected' in the inventory"));
  }

  private int list(Notices notices, CollectorConfig loaded) {
    sayWhatIsLeftOut(loaded, notices.now());
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

  private List<AgentIncident.Id> named() {
    return incidents == null ? List.of() : incidents.stream().map(this::id).toList();
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

  private Language language(String word) {
    return checked(() -> Language.parse(word));
  }

  private String single() {
    if (incidents == null || incidents.size() > 1) {
      throw usage("'notifications " + action + "' needs one --incident");
    }
    return incidents.getFirst();
  }

  private AgentIncident.Id id(String text) {
    return checked(() -> AgentIncident.Id.parse(text));
  }
}
