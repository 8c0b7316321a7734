/// The rings on disk: writing, reading, repair.
@NullMarked
package org.nroagent.agent.store;

import org.jspecify.annotations.NullMarked;
