/// The commands other than the daemon itself.
@NullMarked
package org.nroagent.agent.command;

import org.jspecify.annotations.NullMarked;
