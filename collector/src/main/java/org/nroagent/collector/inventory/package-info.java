/// What bills and availability need and nobody measures, as files that other systems write: NROs, lines, tickets.
@NullMarked
package org.nroagent.collector.inventory;

import org.jspecify.annotations.NullMarked;
