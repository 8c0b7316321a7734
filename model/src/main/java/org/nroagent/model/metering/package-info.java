/// From counter samples to octets in slots.
@NullMarked
package org.nroagent.model.metering;

import org.jspecify.annotations.NullMarked;
