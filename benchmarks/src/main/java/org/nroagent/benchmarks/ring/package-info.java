/// A ring filled as a real one would be.
@NullMarked
package org.nroagent.benchmarks.ring;

import org.jspecify.annotations.NullMarked;
