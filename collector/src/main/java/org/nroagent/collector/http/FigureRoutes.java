package org.nroagent.collector.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.nroagent.collector.proof.FiguresView;
import org.nroagent.collector.store.FigureReader;
import org.nroagent.collector.store.FigureReader.Counts;
import org.nroagent.collector.store.StoreFailure;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.http.Response;
import org.nroagent.daemon.http.Router;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.PageFrame;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.proof.FigureComparison.Outcome;
import org.nroagent.model.time.TimeSource;

/// What agents told of closed months and what its comparison came to, as page, JSON and metrics. Nothing is compared here: that
/// is done beside. What the overview and metrics say may be a minute old. Safe for any thread.
final class FigureRoutes implements MeterBinder {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MOST = 1_000;

  private final FigureReader reader;
  private final ZoneId zone;
  private final PageFrame frame;
  private final TimeSource time;
  private final Recent<YearMonth, Counts> counts;

  FigureRoutes(FigureReader reader, ZoneId zone, PageFrame frame, TimeSource time) {
    this.reader = reader;
    this.zone = zone;
    this.frame = frame;
    this.time = time;
    this.counts = new Recent<>(time, reader::counts);
  }

  Router.Builder addTo(Router.Builder router) {
    return router.get("/figures", this::page).get("/api/v1/figures",
        request -> Response.json(view(request, outcome(request, Optional.empty()))));
  }

  /// What the overview says: nothing unless a figure of the last closed month differs.
  Html alarm() {
    YearMonth month = lastClosed();
    return FiguresPage.alarm(month, counts.get(month));
  }

  /// How the last closed month stands, as a line.
  Html line() {
    YearMonth month = lastClosed();
    return FiguresPage.line(month, counts.get(month));
  }

  private Response page(Request request) {
    Optional<Outcome> outcome = outcome(request, Optional.of(Outcome.DIFFERS));
    return Response.html(frame.page("Closed months", "/figures", time.wall(),
        FiguresPage.of(view(request, outcome), request.query("agent"), outcome, zone)));
  }

  private static Optional<Outcome> outcome(Request request, Optional<Outcome> usual) {
    return request.query("outcome", FigureRoutes::outcome).orElse(usual);
  }

  private FiguresView view(Request request, Optional<Outcome> outcome) {
    YearMonth month = request.query("month", text -> CivilMonth.parse(text, zone).month())
        .orElseGet(this::lastClosed);
    int limit = request.integer("limit", 1, MOST).orElse((long) DEFAULT_LIMIT).intValue();
    return FiguresView.of(month, reader.counts(month),
        reader.read(new FigureReader.Query(month, request.query("agent"), outcome,
            request.query("after", FigureRoutes::place), limit)),
        limit);
  }

  private static Optional<Outcome> outcome(String word) {
    return word.equals("any")
        ? Optional.empty()
        : Optional.of(Arrays.stream(Outcome.values()).filter(each -> each.word().equals(word)).findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("is none of equal, differs, notComparable, any")));
  }

  private static FigureReader.Place place(String text) {
    int tilde = text.indexOf('~');
    if (tilde < 0) {
      throw new IllegalArgumentException("is no figure; write it as agent~series");
    }
    return new FigureReader.Place(text.substring(0, tilde), text.substring(tilde + 1));
  }

  private YearMonth lastClosed() {
    return CivilMonth.containing(time.wall(), zone).previous().month();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge(registry, "equal", Counts::equal);
    gauge(registry, "differs", Counts::differing);
    gauge(registry, "notComparable", Counts::notComparable);
    gauge(registry, FiguresView.NOT_COMPARED, Counts::notCompared);
  }

  private void gauge(MeterRegistry registry, String outcome, ToLongFunction<Counts> count) {
    Gauge.builder("nro.collector.figures", this, from -> from.count(count))
        .description("Figures that agents told of the last closed month, by what the comparison with the "
            + "collector's own slots came to; NaN while the store cannot be read")
        .tag("outcome", outcome).register(registry);
  }

  private double count(ToLongFunction<Counts> count) {
    try {
      return count.applyAsLong(counts.get(lastClosed()));
    } catch (StoreFailure _) {
      return Double.NaN;
    }
  }
}
