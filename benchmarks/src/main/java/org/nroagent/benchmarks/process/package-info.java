/// The agent as a whole process, measured from outside.
@NullMarked
package org.nroagent.benchmarks.process;

import org.jspecify.annotations.NullMarked;
