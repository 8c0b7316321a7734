package org.nroagent.model.notice;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.nroagent.model.Fraction;
import org.nroagent.model.HalfYear;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.TrafficPeak;

/// What a report of a reference speed tells.
///
/// @param halfYear whose traffic was looked at
/// @param until the first instant after what was looked at
/// @param over whether that is all of it; else it is the slots so far
/// @param grid the slots' length
/// @param peak the slot with the most traffic, empty where that is not known
/// @param sessions active in that slot, empty where that is not known
/// @param mbps of a session, empty where that is not known
/// @param mobile whether the operator has mobile subscribers, whose data have a speed of their own [R 6(3)]; nobody meters it
public record SpeedFigures(HalfYear halfYear, Instant until, boolean over, SlotGrid grid,
    Optional<TrafficPeak> peak, OptionalLong sessions, Optional<Fraction> mbps, boolean mobile) {}
