/// Tests of this package.
@NullMarked
package org.nroagent.model.reachability;

import org.jspecify.annotations.NullMarked;
