/// Figures of gates from the slots of many agents.
@NullMarked
package org.nroagent.collector.aggregate;

import org.jspecify.annotations.NullMarked;
