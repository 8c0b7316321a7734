/// Tests of the package of this name.
@NullMarked
package org.nroagent.collector.store;

import org.jspecify.annotations.NullMarked;
