/// How files write what an incident takes from its users.
@NullMarked
package org.nroagent.daemon.impact;

import org.jspecify.annotations.NullMarked;
