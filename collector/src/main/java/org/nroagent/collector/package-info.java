/// Receives, stores and aggregates what agents push.
@NullMarked
package org.nroagent.collector;

import org.jspecify.annotations.NullMarked;
