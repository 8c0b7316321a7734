/// What the simulated interfaces carry: pure functions of seed and virtual time, so that a test knows the truth.
@NullMarked
package org.nroagent.lab.traffic;

import org.jspecify.annotations.NullMarked;
