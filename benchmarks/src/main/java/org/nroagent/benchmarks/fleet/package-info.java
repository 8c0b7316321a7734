/// A collector of thousands of agents: what they take of its memory, and how its page comes.
@NullMarked
package org.nroagent.benchmarks.fleet;

import org.jspecify.annotations.NullMarked;
