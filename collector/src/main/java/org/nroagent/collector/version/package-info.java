/// Which version this is.
@NullMarked
package org.nroagent.collector.version;

import org.jspecify.annotations.NullMarked;
