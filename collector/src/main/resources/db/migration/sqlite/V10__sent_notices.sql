-- What a person says was sent to the regulator about an incident: never changed and never deleted. A mistake is corrected by
-- a further mark that names the one before. Times are milliseconds since 1970, UTC.
-- step: 1 pre-notification, 2 final notification, 3 withdrawal; without sent_at it was not sent after all.
CREATE TABLE notice_mark (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  agent    TEXT    NOT NULL,
  incident INTEGER NOT NULL,
  step     INTEGER NOT NULL CHECK (step IN (1, 2, 3)),
  sent_at  INTEGER,
  made_by  TEXT    NOT NULL,
  note     TEXT    NOT NULL,
  made_at  INTEGER NOT NULL,
  corrects INTEGER UNIQUE REFERENCES notice_mark
) STRICT;

CREATE UNIQUE INDEX notice_mark_first ON notice_mark (agent, incident, step) WHERE corrects IS NULL;
