/// The regulations, holiday calendars and tariffs that ship with the program, as data.
@NullMarked
package org.nroagent.daemon.regulation;

import org.jspecify.annotations.NullMarked;
