/// How the daemon and its commands write their log.
@NullMarked
package org.nroagent.agent.logging;

import org.jspecify.annotations.NullMarked;
