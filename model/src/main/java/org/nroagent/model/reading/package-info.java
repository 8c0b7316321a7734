/// What a device said, with the device's own time.
@NullMarked
package org.nroagent.model.reading;

import org.jspecify.annotations.NullMarked;
