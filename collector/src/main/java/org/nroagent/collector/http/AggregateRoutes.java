package org.nroagent.collector.http;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nroagent.collector.aggregate.Aggregate;
import org.nroagent.collector.aggregate.Aggregate.Kind;
import org.nroagent.collector.aggregate.Aggregates;
import org.nroagent.collector.aggregate.Capacities;
import org.nroagent.collector.aggregate.Figures;
import org.nroagent.collector.aggregate.SlotCsv;
import org.nroagent.collector.aggregate.SummedSlots;
import org.nroagent.daemon.http.HttpProblem;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.http.Response;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.time.TimeSource;

/// Whatever adds up, under `/api/v1/aggregates`, and the slots of gates.
final class AggregateRoutes {
  private static final int MOST_LISTED = 20_000;
  private static final int DEFAULT_LISTED = 1_000;

  private final Aggregates aggregates;
  private final Figures figures;
  private final Capacities capacities;
  private final ZoneId zone;
  private final TimeSource time;

  AggregateRoutes(Aggregates aggregates, Figures figures, Capacities capacities, ZoneId zone,
      TimeSource time) {
    this.aggregates = aggregates;
    this.figures = figures;
    this.capacities = capacities;
    this.zone = zone;
    this.time = time;
  }

  /// An aggregate in a list.
  ///
  /// @param interfaces ids over all agents, those that are taken off included
  record Entry(String kind, String name, List<String> interfaces) {}

  /// `/api/v1/aggregates`: all of them, or of a `kind`.
  Response list(Request request) {
    int limit = request.integer("limit", 1, MOST_LISTED).orElse((long) DEFAULT_LISTED).intValue();
    List<Kind> kinds = request.constant("kind", Kind.class).map(List::of).orElse(List.of(Kind.values()));
    List<Entry> entries = kinds.stream().flatMap(kind -> aggregates.all(kind).stream()).limit(limit)
        .map(aggregate -> new Entry(aggregate.kind().word(), aggregate.name(),
            aggregate.interfaces().stream().map(Object::toString).toList()))
        .toList();
    return Response.json(Map.of("aggregates", entries));
  }

  /// `/api/v1/aggregates/{kind}/{name}/figure`: the percentile of a month, the running one by default.
  Response figure(Request request) {
    CivilMonth month = request.query("month", text -> CivilMonth.parse(text, zone))
        .orElseGet(figures::current);
    return Response.json(AggregateView.of(figures.figure(wanted(request), month)));
  }

  /// `/api/v1/aggregates/{kind}/{name}/capacity`: how a gate or loop stands towards the promise of capacity.
  Response capacity(Request request) {
    Aggregate wanted = wanted(request);
    return Response.json(CapacityView.of(capacities.of(wanted).orElseThrow(
        () -> HttpProblem.notFound("a promise of capacity for " + wanted))));
  }

  /// `/api/v1/aggregates/{kind}/{name}/slots`: the sums of a window.
  Response slots(Request request) {
    Aggregate wanted = wanted(request);
    return slots(request, wanted, Map.of("kind", wanted.kind().word(), "name", wanted.name()));
  }

  /// `/api/v1/gates/{name}/slots`: the same of a gate, all octets.
  Response gateSlots(Request request) {
    String name = request.parameter("name");
    return slots(request, found(Kind.GATE, name), Map.of("gate", name));
  }

  private Response slots(Request request, Aggregate aggregate, Map<String, String> what) {
    SlotGrid grid = figures.grid(aggregate);
    Window window = Window.of(request, grid, time.wall());
    SummedSlots slots = figures.slots(aggregate, window.from(), window.to());
    if (request.constant("format", Api.Format.class).orElse(Api.Format.JSON) == Api.Format.CSV) {
      return Response.csv(SlotCsv.HEADER + SlotCsv.rows(slots));
    }
    Map<String, Object> answer = new LinkedHashMap<>(what);
    answer.put("slotSeconds", grid.seconds());
    answer.put("slots", Api.views(slots));
    return Response.json(answer);
  }

  private Aggregate wanted(Request request) {
    String word = request.parameter("kind");
    Optional<Kind> kind = Stream.of(Kind.values()).filter(each -> each.word().equals(word)).findFirst();
    return found(kind.orElseThrow(() -> HttpProblem.notFound("kind '" + word + "'")),
        request.parameter("name"));
  }

  private Aggregate found(Kind kind, String name) {
    return aggregates.find(kind, name)
        .orElseThrow(() -> HttpProblem.notFound(kind.word() + " '" + name + "'"));
  }
}
