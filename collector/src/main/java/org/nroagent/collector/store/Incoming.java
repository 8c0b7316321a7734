package org.nroagent.collector.store;

import org.nroagent.model.record.SlotRecord;

/// A record as it arrived.
///
/// @param sequence its place in the agent's epoch, at least 1
/// @param crc32c its fingerprint in the agent's ring
/// @param directory the meaning of its columns
/// @param record the content
public record Incoming(long sequence, int crc32c, AnnouncedDirectory directory, SlotRecord record) {}
