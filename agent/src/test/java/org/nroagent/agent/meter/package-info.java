/// Tests of this package.
@NullMarked
package org.nroagent.agent.meter;

import org.jspecify.annotations.NullMarked;
