/// Whether the services of central offices reach their gates, as far as the states of devices tell.
@NullMarked
package org.nroagent.model.reachability;

import org.jspecify.annotations.NullMarked;
