/// The daemon beside the routers.
@NullMarked
package org.nroagent.agent;

import org.jspecify.annotations.NullMarked;
