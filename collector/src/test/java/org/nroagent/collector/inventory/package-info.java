/// Tests of this package.
@NullMarked
package org.nroagent.collector.inventory;

import org.jspecify.annotations.NullMarked;
