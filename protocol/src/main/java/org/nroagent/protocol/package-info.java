/// Messages between agent and collector, and their codec.
@NullMarked
package org.nroagent.protocol;

import org.jspecify.annotations.NullMarked;
