/// The collector's own certification authority, for commands alone: the daemon never loads it.
@NullMarked
package org.nroagent.collector.pki;

import org.jspecify.annotations.NullMarked;
