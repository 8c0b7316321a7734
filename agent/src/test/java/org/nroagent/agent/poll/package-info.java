/// Tests of this package.
@NullMarked
package org.nroagent.agent.poll;

import org.jspecify.annotations.NullMarked;
