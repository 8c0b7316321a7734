/// Comparing what agents tell of their closed months with what the collector computes of its own slots.
@NullMarked
package org.nroagent.collector.proof;

import org.jspecify.annotations.NullMarked;
