package org.nroagent.model.impact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cuts the time of a service's parts into segments: where a part begins or ends and, for fixed voice, where the peak
/// hours do. What is equal and adjacent is one segment.
///
/// Lines of the emergency services weigh by the hour too, but are not shown by period: there a border of the peak hours
/// is one only where the number of users changes.
final class Segments {
  private final Regulation regulation;
  private final Service service;
  private final List<Segment> segments = new ArrayList<>();

  private Segments(Regulation regulation, Service service) {
    this.regulation = regulation;
    this.service = service;
  }

  /// The segments of a service in an incident, ascending; none for a time without a part.
  static List<Segment> of(Incident incident, Service service, Regulation regulation) {
    Segments cut = new Segments(regulation, service);
    Stretch.of(incident, service).forEach(cut::add);
    return List.copyOf(cut.segments);
  }

  private void add(Stretch stretch) {
    Instant from = stretch.from();
    while (from.isBefore(stretch.to())) {
      Instant to = end(from, stretch.to());
      append(segment(from, to, stretch.lost()));
      from = to;
    }
  }

  private Instant end(Instant from, Instant last) {
    if (!service.kind().followsPeakHours()) {
      return last;
    }
    Instant border = regulation.peakHours().nextBorder(from);
    return border.isBefore(last) ? border : last;
  }

  private Segment segment(Instant from, Instant to, Amounts lost) {
    Period period = regulation.peakHours().at(from);
    return new Segment(from, to,
        service.kind() == ServiceKind.FIXED_VOICE ? Optional.of(period) : Optional.empty(),
        regulation.method().users(service, lost, period), regulation.method().totalUsers(service, period));
  }

  private void append(Segment next) {
    if (!segments.isEmpty() && segments.getLast().continuesAs(next)) {
      segments.add(segments.removeLast().until(next));
    } else {
      segments.add(next);
    }
  }
}
