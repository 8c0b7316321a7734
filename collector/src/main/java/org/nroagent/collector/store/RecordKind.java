package org.nroagent.collector.store;

import org.nroagent.model.Codes;
import org.nroagent.model.record.SlotRecord;

/// The kind of a stored record. The code is kept in the database: it is never reused or changed.
enum RecordKind {
  /// All columns of a device for one slot.
  ROW(1),
  /// The correction of one column of one slot.
  AMENDMENT(2),
  /// Slots that are missing in all columns.
  MISSING_RANGE(3);

  private static final Codes<RecordKind> CODES = Codes.of("kind of record", values(), RecordKind::code);

  private final int code;

  RecordKind(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static RecordKind of(SlotRecord record) {
    return switch (record) {
      case SlotRecord.Row _ -> ROW;
      case SlotRecord.Amendment _ -> AMENDMENT;
      case SlotRecord.MissingRange _ -> MISSING_RANGE;
    };
  }

  /// @throws IllegalArgumentException if no kind has that code
  static RecordKind ofCode(int code) {
    return CODES.get(code);
  }
}
