/// The demonstration: simulated devices, agents and a collector in one process under one accelerated clock.
@NullMarked
package org.nroagent.endtoend.demo;

import org.jspecify.annotations.NullMarked;
