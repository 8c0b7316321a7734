/// What agents delivered, durable in SQLite.
@NullMarked
package org.nroagent.collector.store;

import org.jspecify.annotations.NullMarked;
