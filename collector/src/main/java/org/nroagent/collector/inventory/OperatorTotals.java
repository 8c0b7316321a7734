package org.nroagent.collector.inventory;

import java.time.LocalDate;
import java.util.OptionalLong;
import org.nroagent.model.impact.Amounts;

/// What the operator has in all from a day on, until the next entry: whoever is cut off is a share of it [R 1(3)].
///
/// @param from the first day
/// @param voiceLines primary and basic rate accesses and analogue lines
/// @param subscribers of fixed data, empty where the lines of the NROs are to be added up
/// @param simCards active ones, empty where it has none
public record OperatorTotals(LocalDate from, Amounts voiceLines, OptionalLong subscribers,
    OptionalLong simCards) {}
