/// Who is cut off over all agents together: incidents of the operator, their rates, and what must be notified (R9, R4).
@NullMarked
package org.nroagent.collector.impact;

import org.jspecify.annotations.NullMarked;
