/// Tests of what is cut off over all agents.
@NullMarked
package org.nroagent.collector.impact;

import org.jspecify.annotations.NullMarked;
