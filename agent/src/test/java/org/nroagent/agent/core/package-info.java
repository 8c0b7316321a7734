/// Tests of this package.
@NullMarked
package org.nroagent.agent.core;

import org.jspecify.annotations.NullMarked;
