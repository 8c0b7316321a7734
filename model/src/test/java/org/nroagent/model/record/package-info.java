/// Tests of what the rings keep and the wire carries.
@NullMarked
package org.nroagent.model.record;

import org.jspecify.annotations.NullMarked;
