/// Closing months: their figures, computed once and exactly from the ring.
@NullMarked
package org.nroagent.agent.closing;

import org.jspecify.annotations.NullMarked;
