package org.nroagent.collector.store;

/// What became of events.
///
/// @param stored events stored
/// @param repeats events that were there already
/// @param conflicts events that contradicted what was stored first under their sequence
/// @param parked events that could not be read
/// @param lost events that will never come
public record EventCounts(long stored, long repeats, long conflicts, long parked, long lost) {
  /// Nothing.
  public static final EventCounts NONE = new EventCounts(0, 0, 0, 0, 0);

  EventCounts plus(EventCounts more) {
    return new EventCounts(stored + more.stored, repeats + more.repeats, conflicts + more.conflicts,
        parked + more.parked, lost + more.lost);
  }
}
