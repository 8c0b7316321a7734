/// Tests of this package.
@NullMarked
package org.nroagent.model.availability;

import org.jspecify.annotations.NullMarked;
