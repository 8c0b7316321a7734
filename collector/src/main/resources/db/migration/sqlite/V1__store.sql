-- Times are UTC: slots in whole seconds since 1970, everything else in milliseconds.

CREATE TABLE store (
  id         TEXT    NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE agent (
  id           INTEGER PRIMARY KEY,
  name         TEXT    NOT NULL UNIQUE,
  slot_seconds INTEGER NOT NULL,
  software     TEXT    NOT NULL,
  first_seen   INTEGER NOT NULL,
  last_seen    INTEGER NOT NULL,
  conflicts    INTEGER NOT NULL DEFAULT 0,
  parked       INTEGER NOT NULL DEFAULT 0,
  lost         INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The identity of an agent's ring; sequences mean something only within it.
CREATE TABLE epoch (
  id         INTEGER PRIMARY KEY,
  agent_id   INTEGER NOT NULL REFERENCES agent,
  value      TEXT    NOT NULL,
  first_seen INTEGER NOT NULL,
  UNIQUE (agent_id, value)
) STRICT;

-- Merged ranges of sequences that need never be sent again; written in the transaction of their data.
CREATE TABLE settled (
  epoch_id INTEGER NOT NULL REFERENCES epoch,
  first    INTEGER NOT NULL,
  last     INTEGER NOT NULL,
  last_crc INTEGER NOT NULL,
  PRIMARY KEY (epoch_id, first)
) STRICT, WITHOUT ROWID;

-- What the columns of records mean, addressed by the SHA-256 of the body.
CREATE TABLE directory (
  id     INTEGER PRIMARY KEY,
  digest BLOB    NOT NULL UNIQUE,
  body   TEXT    NOT NULL
) STRICT;

CREATE TABLE device (
  id       INTEGER PRIMARY KEY,
  agent_id INTEGER NOT NULL REFERENCES agent,
  name     TEXT    NOT NULL,
  UNIQUE (agent_id, name)
) STRICT;

CREATE TABLE agent_directory (
  agent_id     INTEGER NOT NULL REFERENCES agent,
  directory_id INTEGER NOT NULL REFERENCES directory,
  PRIMARY KEY (agent_id, directory_id)
) STRICT, WITHOUT ROWID;

-- Every interface any directory named, so that a public id leads to the devices that have carried it.
CREATE TABLE interface (
  agent_id       INTEGER NOT NULL REFERENCES agent,
  interface_id   TEXT    NOT NULL,
  device_id      INTEGER NOT NULL REFERENCES device,
  if_name        TEXT    NOT NULL,
  identity_epoch INTEGER NOT NULL,
  PRIMARY KEY (agent_id, interface_id, device_id, if_name, identity_epoch)
) STRICT, WITHOUT ROWID;

-- One record as it came. Rows lie in order of arrival, so that a slot of all devices dirties few pages; the index
-- finds a device's history. Where records overlap, the lowest id counts.
-- kind: 1 row, 2 amendment, 3 missing range; slot_end is exclusive.
CREATE TABLE record (
  id           INTEGER PRIMARY KEY,
  epoch_id     INTEGER NOT NULL REFERENCES epoch,
  sequence     INTEGER NOT NULL,
  crc          INTEGER NOT NULL,
  device_id    INTEGER NOT NULL REFERENCES device,
  slot_start   INTEGER NOT NULL,
  slot_end     INTEGER NOT NULL,
  directory_id INTEGER NOT NULL REFERENCES directory,
  kind         INTEGER NOT NULL CHECK (kind IN (1, 2, 3)),
  body         BLOB    NOT NULL
) STRICT;

CREATE INDEX record_of_slot ON record (device_id, slot_start) WHERE kind IN (1, 2);
CREATE INDEX record_of_missing_range ON record (device_id, slot_start, slot_end) WHERE kind = 3;

-- Records that differ from what was stored first, newest kept for inspection; agent.conflicts counts them all.
CREATE TABLE conflict (
  id           INTEGER PRIMARY KEY,
  agent_id     INTEGER NOT NULL REFERENCES agent,
  epoch_id     INTEGER NOT NULL REFERENCES epoch,
  sequence     INTEGER NOT NULL,
  device_id    INTEGER NOT NULL REFERENCES device,
  slot_start   INTEGER NOT NULL,
  directory_id INTEGER NOT NULL REFERENCES directory,
  kind         INTEGER NOT NULL,
  body         BLOB    NOT NULL,
  detail       TEXT    NOT NULL,
  noted_at     INTEGER NOT NULL
) STRICT;

CREATE INDEX conflict_of_agent ON conflict (agent_id);

-- Records that could not be stored as data; kept whole, settled, so that they block nothing.
CREATE TABLE parked (
  id        INTEGER PRIMARY KEY,
  agent_id  INTEGER NOT NULL REFERENCES agent,
  epoch_id  INTEGER NOT NULL REFERENCES epoch,
  sequence  INTEGER NOT NULL,
  crc       INTEGER NOT NULL,
  device    TEXT    NOT NULL,
  kind      TEXT    NOT NULL,
  content   BLOB    NOT NULL,
  reason    TEXT    NOT NULL,
  parked_at INTEGER NOT NULL
) STRICT;

CREATE INDEX parked_of_agent ON parked (agent_id);

-- Sequences that will never come.
CREATE TABLE gap (
  id       INTEGER PRIMARY KEY,
  agent_id INTEGER NOT NULL REFERENCES agent,
  epoch_id INTEGER NOT NULL REFERENCES epoch,
  first    INTEGER NOT NULL,
  last     INTEGER NOT NULL,
  reason   TEXT    NOT NULL,
  noted_at INTEGER NOT NULL
) STRICT;

CREATE INDEX gap_of_agent ON gap (agent_id);
