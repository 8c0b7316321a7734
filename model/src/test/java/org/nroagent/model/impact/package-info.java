/// Tests of this package.
@NullMarked
package org.nroagent.model.impact;

import org.jspecify.annotations.NullMarked;
