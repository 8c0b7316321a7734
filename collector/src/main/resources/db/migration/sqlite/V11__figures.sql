-- What agents told of their closed months: of each the newest telling, written in the transaction of its event, and what its
-- comparison with the slots of this store came to. Times are milliseconds since 1970, UTC.
-- outcome: 0 not compared yet, 1 equal, 2 differs, 3 cannot be compared; from due_at on it is compared (again).
CREATE TABLE figure (
  agent_id    INTEGER NOT NULL REFERENCES agent,
  month       TEXT NOT NULL,
  series      TEXT NOT NULL,
  told_at     INTEGER NOT NULL,
  text        TEXT NOT NULL,
  outcome     INTEGER NOT NULL DEFAULT 0 CHECK (outcome IN (0, 1, 2, 3)),
  detail      TEXT NOT NULL DEFAULT '',
  compared_at INTEGER,
  due_at      INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (agent_id, month, series)
) STRICT;

CREATE INDEX figure_by_outcome ON figure (month, outcome);
CREATE INDEX figure_due ON figure (due_at) WHERE outcome <> 1;

-- Figures are told by the thousand: whoever looks for the newest other events does not read over them. 16 is their kind.
DROP INDEX event_by_time;
CREATE INDEX event_by_time ON event (told_at, id) WHERE kind <> 16;
