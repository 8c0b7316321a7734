/// What both daemons stand on: configuration reading, HTTP, TLS, real clocks, life cycle.
@NullMarked
package org.nroagent.daemon;

import org.jspecify.annotations.NullMarked;
