package org.nroagent.model.state;

/// A subject that changes too often: what was counted since that was told.
///
/// @param changes how often it changed, those included by which it was noticed
/// @param lastMillis wall clock of the last change, in milliseconds since 1970
/// @param seen what it was last; what is told of it stays as it was when it began to flap
public record Flapping(int changes, long lastMillis, StateRow seen) {}
