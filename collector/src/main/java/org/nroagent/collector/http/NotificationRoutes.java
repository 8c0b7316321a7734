package org.nroagent.collector.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nroagent.collector.config.CollectorConfig;
import org.nroagent.collector.config.Notifier;
import org.nroagent.collector.impact.AgentIncident;
import org.nroagent.collector.impact.OperatorImpact;
import org.nroagent.collector.notice.IncidentNotices;
import org.nroagent.collector.notice.Notices;
import org.nroagent.collector.notice.NotificationsView;
import org.nroagent.collector.notice.PossibleIncident;
import org.nroagent.collector.notice.StepWords;
import org.nroagent.collector.store.EndLedger;
import org.nroagent.collector.store.NoticeLedger;
import org.nroagent.collector.store.PersonsAct;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.collector.store.StatementLedger;
import org.nroagent.collector.store.StoreFailure;
import org.nroagent.collector.store.VerdictLedger;
import org.nroagent.daemon.http.HttpProblem;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.http.Response;
import org.nroagent.daemon.http.Router;
import org.nroagent.daemon.page.PageFrame;
import org.nroagent.model.notice.Language;
import org.nroagent.model.notice.NoticeDraft;
import org.nroagent.model.notice.NoticeKind;
import org.nroagent.model.notice.NoticeStep;
import org.nroagent.model.time.TimeSource;

/// The notices to the regulator as page, JSON and metrics. Who is cut off is remembered for a while, see [IncidentMemory]; what was
/// sent is read every time. Safe for any thread.
final class NotificationRoutes implements MeterBinder {
  /// Incidents that are shown were detected within this, or something of them is not done.
  private static final Duration SHOWN = Duration.ofDays(60);

  private final OperatorImpact impact;
  private final NoticeLedger ledger;
  private final Notifier notifier;
  private final IncidentMemory incidents;
  private final PageFrame frame;
  private final TimeSource time;
  private final VerdictLedger verdicts;
  private final StatementLedger statements;
  private final EndLedger ends;
  private final SlotStore store;
  private final SpeedReportCountdown speeds;

  NotificationRoutes(CollectorConfig config, SlotStore store, PageFrame frame, TimeSource time) {
    this.impact = new OperatorImpact(config.network().inventoryForRates(), config.notifier().regulation(),
        store.reader());
    this.ledger = store.reader().notices();
    this.notifier = config.notifier();
    this.verdicts = store.reader().verdicts();
    this.statements = store.reader().statements();
    this.ends = store.reader().ends();
    this.store = store;
    this.incidents = new IncidentMemory(impact, SHOWN, config.oldest(), time);
    this.frame = frame;
    this.time = time;
    this.speeds = new SpeedReportCountdown(config.network(), impact.regulation().zone(), time);
  }

  Router.Builder addTo(Router.Builder router) {
    router.get("/notifications", this::page).get("/api/v1/notifications", this::list)
        .get("/api/v1/notifications/ends", this::ends)
        .get("/api/v1/notifications/statements", this::statements)
        .get("/api/v1/notifications/verdicts", this::verdicts)
        .get("/api/v1/notifications/{incident}/draft", this::draft);
    notifier.token().ifPresent(token -> router
        .post("/api/v1/notifications",
            new ActDesk<>(token, ActBodies.MARKING, "mark", body -> ActBodies.marking(body).act(notices()),
                store::mark))
        .post("/api/v1/notifications/statements",
            new ActDesk<>(token, ActBodies.STATING, "statement",
                body -> ActBodies.stating(body).act(notices()), store::state))
        .post("/api/v1/notifications/ends", new ActDesk<>(token, ActBodies.ENDING, "end",
            body -> ActBodies.ending(body).act(notices()), store::end))
        .post("/api/v1/notifications/verdicts", new ActDesk<>(token, ActBodies.DECIDING, "verdict",
            body -> ActBodies.deciding(body).act(notices()), store::decide)));
    return router;
  }

  private Notices notices() {
    Instant now = time.wall();
    return Notices.of(now.minus(SHOWN), now, incidents.found(verdicts.last() + ends.last()), said(),
        impact.regulation());
  }

  private List<? extends PersonsAct> said() {
    return Stream.concat(ledger.marks().stream(), statements.statements().stream()).toList();
  }

  private Response list(Request request) {
    return Response.json(NotificationsView.of(notices()));
  }

  private Response ends(Request request) {
    return Response.json(Map.of("ends", NotificationsView.of(notices()).incidents().stream()
        .flatMap(incident -> incident.ends().stream()).toList()));
  }

  private Response statements(Request request) {
    return Response.json(Map.of("statements", NotificationsView.of(notices()).incidents().stream()
        .flatMap(incident -> incident.statements().stream()).toList()));
  }

  private Response verdicts(Request request) {
    return Response.json(Map.of("verdicts", NotificationsView.of(notices()).verdicts()));
  }

  private Response page(Request request) {
    Instant now = time.wall();
    return Response.html(frame.page("Notifications", "/notifications", now,
        NotificationsPage.of(NotificationsView.of(notices()), impact.regulation().zone())
            .add(speeds.html())));
  }

  private Response draft(Request request) {
    String incident = request.parameter("incident");
    AgentIncident.Id id;
    try {
      id = AgentIncident.Id.parse(incident);
    } catch (IllegalArgumentException e) {
      throw HttpProblem.badParameter("incident", String.valueOf(e.getMessage()));
    }
    NoticeKind step = request.query("step", text -> StepWords.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("must be pre-notification, final or withdrawal")))
        .orElseThrow(
            () -> HttpProblem.badParameter("step", "is missing; pre-notification, final or withdrawal"));
    Language language = request.constant("language", Language.class).orElse(Language.FR);
    IncidentNotices found = notices().find(id)
        .orElseThrow(() -> HttpProblem.notFound("incident '" + incident + "'"));
    NoticeDraft draft;
    try {
      draft = found.draft(step, notifier, language);
    } catch (IllegalArgumentException e) {
      throw new HttpProblem(409, String.valueOf(e.getMessage()), null);
    }
    return Response
        .json(Map.of("recipient", draft.recipient(), "subject", draft.subject(), "body", draft.body()));
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    speeds.bindTo(registry);
    for (NoticeKind step : NoticeKind.values()) {
      Gauge.builder("nro.collector.notifications.open", this, from -> from.open(step))
          .description(
              "Notices to the regulator that are due and were not sent; NaN while the store cannot be read")
          .tag("step", StepWords.of(step)).register(registry);
    }
    Gauge.builder("nro.collector.notifications.together", this, NotificationRoutes::possible).description(
        "Sets of incidents that would meet a criterion as one, nothing final being sent of any; NaN while the store cannot be read")
        .register(registry);
    Gauge.builder("nro.collector.notifications.unjudged", this, NotificationRoutes::unjudged).description(
        "Incidents of which nobody can say whether they meet a criterion, as a total is missing; NaN while the store cannot be read")
        .register(registry);
    Gauge.builder("nro.collector.notification.due.seconds", this, NotificationRoutes::secondsToNextDue)
        .description(
            "Time until the next notice to the regulator is late, or an incident that nobody could judge; negative afterwards, NaN where none is due")
        .register(registry);
  }

  private double open(NoticeKind step) {
    try {
      return steps().filter(each -> each.kind() == step).count();
    } catch (StoreFailure _) {
      return Double.NaN;
    }
  }

  private double possible() {
    try {
      return notices().together().stream().filter(PossibleIncident::isOpen).count();
    } catch (StoreFailure _) {
      return Double.NaN;
    }
  }

  private double unjudged() {
    try {
      return notices().all().stream().filter(IncidentNotices::isUnjudged).count();
    } catch (StoreFailure _) {
      return Double.NaN;
    }
  }

  private Stream<NoticeStep> steps() {
    return notices().all().stream().flatMap(each -> each.plan().open().stream());
  }

  private double secondsToNextDue() {
    try {
      return notices().all().stream().flatMap(each -> each.nextDue().stream())
          .min(Comparator.naturalOrder())
          .map(due -> Duration.between(time.wall(), due).toMillis() / 1000.0).orElse(Double.NaN);
    } catch (StoreFailure _) {
      return Double.NaN;
    }
  }
}
