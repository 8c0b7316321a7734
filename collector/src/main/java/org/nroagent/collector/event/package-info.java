/// Events as files.
@NullMarked
package org.nroagent.collector.event;

import org.jspecify.annotations.NullMarked;
