-- What a person decided of incidents that lasted together: that they are one, that each is one by itself, or that nobody decided
-- it after all. Never changed and never deleted; a further verdict on the same incidents takes the place of the one it names.
-- incidents: agent~number of each, sorted, a blank between; verdict: 1 one, 2 apart, 3 undecided. Times are milliseconds since
-- 1970, UTC.
CREATE TABLE incident_verdict (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  incidents TEXT    NOT NULL,
  verdict   INTEGER NOT NULL CHECK (verdict IN (1, 2, 3)),
  made_by   TEXT    NOT NULL,
  note      TEXT    NOT NULL,
  made_at   INTEGER NOT NULL,
  corrects  INTEGER UNIQUE REFERENCES incident_verdict
) STRICT;

CREATE UNIQUE INDEX incident_verdict_first ON incident_verdict (incidents) WHERE corrects IS NULL;
