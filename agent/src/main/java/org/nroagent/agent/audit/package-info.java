/// The audit: what was ordered and agreed, compared with what devices say. Pure but for the board that remembers the
/// last result.
@NullMarked
package org.nroagent.agent.audit;

import org.jspecify.annotations.NullMarked;
