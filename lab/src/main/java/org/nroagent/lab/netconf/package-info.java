/// A simulated device that speaks NETCONF (RFC 6241) over SSH (RFC 6242).
@NullMarked
package org.nroagent.lab.netconf;

import org.jspecify.annotations.NullMarked;
