/// What a slot of an interface costs on the wire, counted behind a real push client.
@NullMarked
package org.nroagent.benchmarks.wire;

import org.jspecify.annotations.NullMarked;
