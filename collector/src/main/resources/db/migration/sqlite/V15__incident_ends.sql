-- What a person said of the end of an incident of which its agent told none: never changed and never deleted. A mistake is
-- corrected by a further one that names the one before; without ended_at it did not end after all. Times are milliseconds
-- since 1970, UTC.
CREATE TABLE incident_end (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  agent    TEXT    NOT NULL,
  incident INTEGER NOT NULL,
  ended_at INTEGER,
  made_by  TEXT NOT NULL,
  note     TEXT NOT NULL,
  made_at  INTEGER NOT NULL,
  corrects INTEGER UNIQUE REFERENCES incident_end
) STRICT;

CREATE UNIQUE INDEX incident_end_first ON incident_end (agent, incident) WHERE corrects IS NULL;
