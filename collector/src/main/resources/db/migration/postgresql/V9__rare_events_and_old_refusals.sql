-- What a filter finds rarely is looked up, not searched for among all events of a month.
CREATE INDEX event_of_kind ON event (kind, told_at, id);
CREATE INDEX event_of_subject ON event (subject, told_at, id);
CREATE INDEX event_of_aspect ON event (aspect, told_at, id);

-- What is old is found without reading what is not.
CREATE INDEX parked_by_time ON parked (parked_at);
CREATE INDEX gap_by_time ON gap (noted_at);
