/// Measures what metering costs and prints it beside the goals.
@NullMarked
package org.nroagent.benchmarks;

import org.jspecify.annotations.NullMarked;
