/// Stand-ins for the outside world: simulated devices over real SNMP, clocks that tests and the demonstration drive.
@NullMarked
package org.nroagent.lab;

import org.jspecify.annotations.NullMarked;
