/// Tests of this package.
@NullMarked
package org.nroagent.collector.told;

import org.jspecify.annotations.NullMarked;
