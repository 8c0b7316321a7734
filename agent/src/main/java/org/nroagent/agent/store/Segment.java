package org.nroagent.agent.store;

/// A segment on disk.
///
/// @param header what its beginning says
/// @param name its file
/// @param size length of the file in bytes
record Segment(SegmentHeader header, String name, long size) {}
