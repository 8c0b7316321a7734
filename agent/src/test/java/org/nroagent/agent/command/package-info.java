/// Tests of this package.
@NullMarked
package org.nroagent.agent.command;

import org.jspecify.annotations.NullMarked;
