package org.nroagent.agent.http;

import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.nroagent.agent.snapshot.FormerSeries;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.daemon.http.Handler;
import org.nroagent.daemon.http.HttpProblem;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.http.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/api/v1/interfaces/{id}/percentiles`: the figures of a series, or with `?month=2026-10` those of one month.
final class PercentilesRoute implements Handler {
  private static final Logger LOG = LoggerFactory.getLogger(PercentilesRoute.class);
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 9999;

  private final AgentView view;
  private final SeriesMonths months;

  /// One month.
  ///
  /// @param id the series
  /// @param figure the month's figure
  record OneMonth(String id, FigureDocument figure) {}

  PercentilesRoute(AgentView view, SeriesMonths months) {
    this.view = view;
    this.months = months;
  }

  @Override
  public Response handle(Request request) throws IOException {
    Optional<YearMonth> month = request.query("month", PercentilesRoute::month);
    Optional<FormerSeries> former = view.snapshots().former().find(request.parameter("id"));
    if (former.isPresent()) {
      return Response.json(former(former.get().id(), month));
    }
    SeriesSnapshot each = AgentRoutes.requested(view, request);
    Instant now = view.time().wall();
    return month.isPresent()
        ? Response.json(oneMonth(each, month.get(), now))
        : Response.json(PercentilesDocument.of(each, recent(each), now));
  }

  private OneMonth oneMonth(SeriesSnapshot each, YearMonth month, Instant now) throws IOException {
    KnownMonth known = months.month(each, month)
        .orElseThrow(() -> HttpProblem.notFound("month " + month + " of '"
            + each.id() + "': it is neither kept as closed nor has the ring slots of it"));
    return new OneMonth(each.id(), FigureDocument.of(each, known, now));
  }

  private OneMonth former(String id, Optional<YearMonth> month) throws IOException {
    if (month.isEmpty()) {
      throw HttpProblem
          .notFound("metered interface or derived series '" + id + "' any more: it is not configured."
              + " Name one of its closed months with ?month=; /api/v1/former lists them");
    }
    return new OneMonth(id, view.closed().month(id, month.get()).map(FigureDocument::ofFormer)
        .orElseThrow(() -> HttpProblem.notFound("closed month " + month.get() + " of '" + id
            + "'; /api/v1/former lists those that are kept")));
  }

  /// A month such as `2026-10`, of the years in which there may be slots.
  ///
  /// @throws IllegalArgumentException if it is none
  static YearMonth month(String text) {
    YearMonth month;
    try {
      month = YearMonth.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("is not a month, for example 2026-10", e);
    }
    if (month.getYear() < FIRST_YEAR || month.getYear() > LAST_YEAR) {
      throw new IllegalArgumentException("is not within the years " + FIRST_YEAR + " to " + LAST_YEAR);
    }
    return month;
  }

  private Optional<SeriesMonths.Recent> recent(SeriesSnapshot each) {
    try {
      return Optional.of(months.recent(each));
    } catch (IOException e) {
      LOG.warn("Figures of {} are answered without what explains them, the ring cannot be read: {}",
          each.id(),
          e.getMessage());
      return Optional.empty();
    }
  }
}
