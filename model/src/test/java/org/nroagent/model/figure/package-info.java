/// Tests of this package.
@NullMarked
package org.nroagent.model.figure;

import org.jspecify.annotations.NullMarked;
