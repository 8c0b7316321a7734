package org.nroagent.collector.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.nroagent.collector.impact.IncidentHistory;
import org.nroagent.collector.impact.OperatorImpact;
import org.nroagent.collector.impact.OperatorImpact.Found;
import org.nroagent.model.time.TimeSource;

/// The incidents of all that the store keeps. Those of the last two months or so are looked at anew at most once a minute and after
/// each verdict or end; older ones, which nothing but what comes late changes, every six hours. Safe for any thread.
final class IncidentMemory {
  private static final Duration OLDER_EVERY = Duration.ofHours(6);
  /// Spans of the longest time for which a store may keep anything.
  private static final int MOST_SPANS = 300;

  private final TimeSource time;
  private final Duration recently;
  private final Duration retention;
  private final IncidentHistory history;
  private long acts = -1;
  private Recent<Instant, Found> recent;
  private Recent<Instant, Found> older;

  /// @param recently what was detected within this is looked at each minute
  /// @param retention nothing that is older is there
  IncidentMemory(OperatorImpact impact, Duration recently, Duration retention, TimeSource time) {
    this.history = new IncidentHistory(impact);
    this.time = time;
    this.recently = recently;
    this.retention = retention;
    this.recent = recentOnes();
    this.older = olderOnes();
  }

  private Recent<Instant, Found> recentOnes() {
    return new Recent<>(time, recent -> history.recent(recent, time.wall()));
  }

  private Recent<Instant, Found> olderOnes() {
    return new Recent<>(time, OLDER_EVERY, MOST_SPANS, start -> history.of(start, time.wall()));
  }

  /// What is known now.
  ///
  /// @param said how much persons said of which incidents are one, and when they ended: with more nothing that is remembered
  ///     holds
  synchronized Found found(long said) {
    if (acts != said) {
      recent = recentOnes();
      older = olderOnes();
      acts = said;
    }
    Instant now = time.wall();
    List<Instant> spans = IncidentHistory.spans(now.minus(retention), now.minus(recently));
    List<Found> parts = new ArrayList<>(spans.stream().map(older::get).toList());
    parts.add(recent.get(spans.getLast().plus(IncidentHistory.SPAN)));
    return IncidentHistory.whole(parts);
  }
}
