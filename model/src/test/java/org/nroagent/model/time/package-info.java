/// Tests of times.
@NullMarked
package org.nroagent.model.time;

import org.jspecify.annotations.NullMarked;
