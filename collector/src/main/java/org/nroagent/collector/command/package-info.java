/// The commands beside the daemon itself.
@NullMarked
package org.nroagent.collector.command;

import org.jspecify.annotations.NullMarked;
