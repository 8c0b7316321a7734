/// The two clocks, as an interface: nothing here reads one.
@NullMarked
package org.nroagent.model.time;

import org.jspecify.annotations.NullMarked;
