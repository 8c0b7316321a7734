-- What expires is found by its time, whatever arrived before it: an agent whose clock is ahead holds nothing back. Slots
-- arrive in the order of their times, so that an entry goes to the end of the index.
CREATE INDEX record_of_end ON record (slot_end);
