/// Polling on time: one virtual thread per device.
@NullMarked
package org.nroagent.agent.poll;

import org.jspecify.annotations.NullMarked;
