/// Which software this is.
@NullMarked
package org.nroagent.agent.version;

import org.jspecify.annotations.NullMarked;
