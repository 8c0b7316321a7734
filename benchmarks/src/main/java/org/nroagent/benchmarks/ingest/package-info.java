/// What the collector takes in, durably.
@NullMarked
package org.nroagent.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
