/// What the page, the API and the metrics see: immutable values, replaced by the core thread.
@NullMarked
package org.nroagent.agent.snapshot;

import org.jspecify.annotations.NullMarked;
