/// The state of a simulated device at a time: a pure fold of the script's events up to then.
@NullMarked
package org.nroagent.lab.state;

import org.jspecify.annotations.NullMarked;
