/// Tests of the package of this name.
@NullMarked
package org.nroagent.collector.ingest;

import org.jspecify.annotations.NullMarked;
