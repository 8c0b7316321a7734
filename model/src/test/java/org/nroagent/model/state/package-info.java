/// Tests of what is told of states.
@NullMarked
package org.nroagent.model.state;

import org.jspecify.annotations.NullMarked;
