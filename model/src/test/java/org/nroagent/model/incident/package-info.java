/// Tests of this package.
@NullMarked
package org.nroagent.model.incident;

import org.jspecify.annotations.NullMarked;
