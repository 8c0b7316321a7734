package org.nroagent.collector.inventory;

import java.math.BigDecimal;

/// A year's traffic fee of a client's plaque, where it is known otherwise than by the bills of its months.
///
/// @param euros without tax, not negative
public record AnnualFee(String client, String plaque, int year, BigDecimal euros) {}
