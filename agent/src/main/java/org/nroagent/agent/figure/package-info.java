/// The running month's figures of every metered interface.
@NullMarked
package org.nroagent.agent.figure;

import org.jspecify.annotations.NullMarked;
