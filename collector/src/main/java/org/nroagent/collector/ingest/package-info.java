/// The push port: sessions with agents.
@NullMarked
package org.nroagent.collector.ingest;

import org.jspecify.annotations.NullMarked;
