package org.nroagent.collector.impact;

import java.util.List;
import org.nroagent.model.Fraction;
import org.nroagent.model.impact.Criterion;
import org.nroagent.model.impact.Segment;
import org.nroagent.model.impact.ServiceImpact;

/// What an incident is for the users of one service, as tests say it.
record ServiceFigures(ServiceImpact service) {
  /// Of a service that is part of the incident.
  static ServiceFigures of(OperatorIncident incident, String id) {
    return new ServiceFigures(incident.judged().impact().services().stream()
        .filter(each -> each.service().id().equals(id)).findFirst().orElseThrow());
  }

  List<Segment> segments() {
    return service.segments();
  }

  /// The exact rate of each segment.
  List<Fraction> rates() {
    return segments().stream()
        .map(segment -> segment.users().dividedBy(segment.totalUsers().orElseThrow())).toList();
  }

  /// `1000 of 100000` of each segment.
  List<String> users() {
    return segments().stream().map(segment -> segment.users().toDecimal(0) + " of "
        + segment.totalUsers().orElseThrow().toDecimal(0)).toList();
  }

  /// The name of the criterion, or `none`.
  String criterion() {
    return service.criterion().map(Criterion::name).orElse("none");
  }
}
