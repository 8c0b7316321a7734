package org.nroagent.model.record;

/// A record as the ring holds it.
///
/// @param sequence its place in the ring, dense from 1 within the ring's epoch
/// @param crc32c the checksum under which it lies on disk: its fingerprint when ranges are compared
/// @param directory the columns' meaning
/// @param record the content
public record StoredRecord(long sequence, int crc32c, ColumnDirectory directory, SlotRecord record) {}
