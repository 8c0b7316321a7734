/// Tests of this package.
@NullMarked
package org.nroagent.agent.figure;

import org.jspecify.annotations.NullMarked;
