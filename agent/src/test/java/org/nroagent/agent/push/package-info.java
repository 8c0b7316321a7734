/// Tests of the delivery.
@NullMarked
package org.nroagent.agent.push;

import org.jspecify.annotations.NullMarked;
