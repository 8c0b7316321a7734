-- Changes of states. Times are milliseconds since 1970, UTC.

ALTER TABLE agent ADD COLUMN events_parked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE agent ADD COLUMN events_lost INTEGER NOT NULL DEFAULT 0;
ALTER TABLE agent ADD COLUMN event_conflicts INTEGER NOT NULL DEFAULT 0;

-- The identity of an agent's ring of events, noted with its first event, and up to where it need never be sent again;
-- written in the transaction of the events.
CREATE TABLE event_epoch (
  id              INTEGER PRIMARY KEY,
  agent_id        INTEGER NOT NULL REFERENCES agent,
  value           TEXT    NOT NULL,
  settled_through INTEGER NOT NULL,
  last_crc        INTEGER NOT NULL,
  first_seen      INTEGER NOT NULL,
  UNIQUE (agent_id, value)
) STRICT;

-- One event as it came, and what it is looked for by. The id counts arrivals and is never used again, so that whoever
-- reads them in its order misses none.
CREATE TABLE event (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  agent_id    INTEGER NOT NULL REFERENCES agent,
  epoch_id    INTEGER NOT NULL REFERENCES event_epoch,
  sequence    INTEGER NOT NULL,
  crc         INTEGER NOT NULL,
  told_at     INTEGER NOT NULL,
  device      TEXT    NOT NULL,
  kind        INTEGER NOT NULL,
  subject     TEXT    NOT NULL,
  aspect      INTEGER NOT NULL,
  content     BLOB    NOT NULL,
  received_at INTEGER NOT NULL,
  UNIQUE (epoch_id, sequence)
) STRICT;

CREATE INDEX event_by_time ON event (told_at, id);
CREATE INDEX event_of_agent ON event (agent_id, told_at, id);
CREATE INDEX event_of_device ON event (device, told_at, id);

-- Events that could not be read, newest kept; agent.events_parked counts them all.
CREATE TABLE event_parked (
  id        INTEGER PRIMARY KEY,
  agent_id  INTEGER NOT NULL REFERENCES agent,
  epoch_id  INTEGER NOT NULL REFERENCES event_epoch,
  sequence  INTEGER NOT NULL,
  crc       INTEGER NOT NULL,
  content   BLOB    NOT NULL,
  reason    TEXT    NOT NULL,
  parked_at INTEGER NOT NULL
) STRICT;

CREATE INDEX event_parked_of_agent ON event_parked (agent_id, id);

-- Events that will never come, newest kept; agent.events_lost counts them all.
CREATE TABLE event_gap (
  id       INTEGER PRIMARY KEY,
  agent_id INTEGER NOT NULL REFERENCES agent,
  epoch_id INTEGER NOT NULL REFERENCES event_epoch,
  first    INTEGER NOT NULL,
  last     INTEGER NOT NULL,
  reason   TEXT    NOT NULL,
  noted_at INTEGER NOT NULL
) STRICT;

CREATE INDEX event_gap_of_agent ON event_gap (agent_id, id);
