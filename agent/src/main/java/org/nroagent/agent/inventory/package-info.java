/// What is connected where: the lines behind the NROs, which devices do not tell.
@NullMarked
package org.nroagent.agent.inventory;

import org.jspecify.annotations.NullMarked;
