/// The threads of the daemon and what each of them owns.
@NullMarked
package org.nroagent.agent.core;

import org.jspecify.annotations.NullMarked;
