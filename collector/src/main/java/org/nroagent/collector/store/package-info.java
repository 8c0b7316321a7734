/// What agents delivered, durable in an SQL database: SQLite or PostgreSQL.
@NullMarked
package org.nroagent.collector.store;

import org.jspecify.annotations.NullMarked;
