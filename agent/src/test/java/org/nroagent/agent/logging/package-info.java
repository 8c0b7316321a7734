/// Tests of the log.
@NullMarked
package org.nroagent.agent.logging;

import org.jspecify.annotations.NullMarked;
