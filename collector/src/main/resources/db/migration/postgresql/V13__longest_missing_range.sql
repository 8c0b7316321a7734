-- No missing range of the device is longer, in seconds: one that overlaps a slot begins that long before it at most, which
-- says in which months to look. The database keeps it, so that no writer can forget to, also one of an earlier version.
ALTER TABLE device ADD COLUMN longest_range BIGINT NOT NULL DEFAULT 0;

UPDATE device SET longest_range = found.longest
FROM (SELECT device_id, max(slot_end - slot_start) AS longest FROM record WHERE kind = 3 GROUP BY device_id) AS found
WHERE found.device_id = device.id;

CREATE FUNCTION note_missing_range() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE device SET longest_range = NEW.slot_end - NEW.slot_start
  WHERE id = NEW.device_id AND longest_range < NEW.slot_end - NEW.slot_start;
  RETURN NULL;
END $$;

CREATE TRIGGER note_missing_range AFTER INSERT ON record FOR EACH ROW WHEN (NEW.kind = 3)
EXECUTE FUNCTION note_missing_range();
