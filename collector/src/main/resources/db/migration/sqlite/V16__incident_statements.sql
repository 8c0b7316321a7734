-- What a person stated of an incident for the notices of it. Never changed and never deleted; a further statement takes the place
-- of the one it names. fact: 1 when it is expected to end, 2 cause, 3 measures, 4 what the media were told, 5 whom the regulator may
-- ask; text is empty where that is not known after all, and of an expected end the instant. Times are milliseconds since 1970, UTC.
CREATE TABLE incident_statement (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  agent     TEXT    NOT NULL,
  incident  INTEGER NOT NULL,
  fact      INTEGER NOT NULL CHECK (fact BETWEEN 1 AND 5),
  text      TEXT    NOT NULL,
  made_by   TEXT    NOT NULL,
  made_at   INTEGER NOT NULL,
  corrects  INTEGER UNIQUE REFERENCES incident_statement
) STRICT;

CREATE UNIQUE INDEX incident_statement_first ON incident_statement (agent, incident, fact) WHERE corrects IS NULL;
