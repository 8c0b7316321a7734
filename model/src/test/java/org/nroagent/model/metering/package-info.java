/// Tests of this package.
@NullMarked
package org.nroagent.model.metering;

import org.jspecify.annotations.NullMarked;
