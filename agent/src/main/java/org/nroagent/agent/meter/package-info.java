/// From readings to final slots: the open slots of every device.
@NullMarked
package org.nroagent.agent.meter;

import org.jspecify.annotations.NullMarked;
