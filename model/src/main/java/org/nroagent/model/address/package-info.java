/// IPv4 addresses and blocks, and the rules by which multicast groups are numbered.
@NullMarked
package org.nroagent.model.address;

import org.jspecify.annotations.NullMarked;
