/// Tests of the package of this name.
@NullMarked
package org.nroagent.collector;

import org.jspecify.annotations.NullMarked;
