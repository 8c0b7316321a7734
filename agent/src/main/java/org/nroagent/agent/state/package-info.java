/// The states that were told: who owns them, how they reach the disk and how a start goes on from there.
@NullMarked
package org.nroagent.agent.state;

import org.jspecify.annotations.NullMarked;
