/// Clocks that tests and the demonstration drive: by hand, accelerated, or first one and then the other.
@NullMarked
package org.nroagent.lab.time;

import org.jspecify.annotations.NullMarked;
