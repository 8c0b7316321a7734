package org.nroagent.collector.inventory;

import org.nroagent.model.Fraction;
import org.nroagent.model.HalfYear;
import org.nroagent.model.impact.DataNetwork;

/// The speed of an average session that the operator told the regulator [R 3(5), 6(3)].
///
/// @param network of whose data it is
/// @param halfYear of which it is; it counts for incidents of the next one
/// @param mbps Mbit/s of a session, above 0
public record ReferenceSpeed(DataNetwork network, HalfYear halfYear, Fraction mbps) {}
