/// Tests of restoration times and penalties.
@NullMarked
package org.nroagent.model.restoration;

import org.jspecify.annotations.NullMarked;
