/// Outages of services from their beginning to their end, kept as what was told of them.
@NullMarked
package org.nroagent.model.incident;

import org.jspecify.annotations.NullMarked;
