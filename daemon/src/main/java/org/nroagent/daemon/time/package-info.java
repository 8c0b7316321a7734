/// The clocks of the machine.
@NullMarked
package org.nroagent.daemon.time;

import org.jspecify.annotations.NullMarked;
