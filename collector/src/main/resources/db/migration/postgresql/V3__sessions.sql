-- The session that the agent opened last, at whichever collector: one of another name is outdated, or a clone's.
ALTER TABLE agent ADD COLUMN session TEXT;
