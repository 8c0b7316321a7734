/// Where a measured collector keeps what it takes.
@NullMarked
package org.nroagent.benchmarks.store;

import org.jspecify.annotations.NullMarked;
