/// Incidents computed anew from what the rings hold, beside what was told of them.
@NullMarked
package org.nroagent.agent.recompute;

import org.jspecify.annotations.NullMarked;
