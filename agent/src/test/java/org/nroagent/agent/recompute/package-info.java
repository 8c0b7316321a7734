/// Tests of this package.
@NullMarked
package org.nroagent.agent.recompute;

import org.jspecify.annotations.NullMarked;
