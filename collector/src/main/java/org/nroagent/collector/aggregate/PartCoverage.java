package org.nroagent.collector.aggregate;

import org.nroagent.collector.inventory.InterfaceRef;

/// What an interface contributes to a sum.
///
/// @param part the interface
/// @param slots how many slots it has a value for
public record PartCoverage(InterfaceRef part, int slots) {}
