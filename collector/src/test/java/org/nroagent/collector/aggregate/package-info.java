/// Tests of the package of this name.
@NullMarked
package org.nroagent.collector.aggregate;

import org.jspecify.annotations.NullMarked;
