/// Tests of this package.
@NullMarked
package org.nroagent.agent.closing;

import org.jspecify.annotations.NullMarked;
