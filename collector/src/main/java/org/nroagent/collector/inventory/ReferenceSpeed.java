package org.nroagent.collector.inventory;

import org.nroagent.model.Fraction;
import org.nroagent.model.HalfYear;

/// The speed of an average session of fixed data that the operator told the regulator [R 3(5)].
///
/// @param halfYear of which it is; it counts for incidents of the next one
/// @param mbps Mbit/s of a session, above 0
public record ReferenceSpeed(HalfYear halfYear, Fraction mbps) {}
