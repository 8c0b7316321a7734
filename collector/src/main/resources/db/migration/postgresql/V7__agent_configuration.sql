-- What an agent runs with, so that a change of it is seen: the SHA-256 of its configuration in hexadecimal, and since when
-- this and its software have been so, in milliseconds since 1970.

ALTER TABLE agent ADD COLUMN configuration TEXT;
ALTER TABLE agent ADD COLUMN configuration_since BIGINT;
ALTER TABLE agent ADD COLUMN software_since BIGINT;
