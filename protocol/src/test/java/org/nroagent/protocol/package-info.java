/// Tests of the protocol.
@NullMarked
package org.nroagent.protocol;

import org.jspecify.annotations.NullMarked;
