-- No missing range of the device is longer, in seconds: one that overlaps a slot begins that long before it at most, which
-- says where to look. The database keeps it, so that no writer can forget to.
ALTER TABLE device ADD COLUMN longest_range INTEGER NOT NULL DEFAULT 0;

UPDATE device SET longest_range = COALESCE(
  (SELECT max(slot_end - slot_start) FROM record WHERE device_id = device.id AND kind = 3), 0);

CREATE TRIGGER note_missing_range AFTER INSERT ON record WHEN NEW.kind = 3
BEGIN
  UPDATE device SET longest_range = NEW.slot_end - NEW.slot_start
  WHERE id = NEW.device_id AND longest_range < NEW.slot_end - NEW.slot_start;
END;
