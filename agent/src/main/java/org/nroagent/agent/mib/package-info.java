/// The agent as a device of a monitoring system: its MIB over SNMPv3, read-only, and notifications. Nothing of it is
/// loaded unless it is configured.
@NullMarked
package org.nroagent.agent.mib;

import org.jspecify.annotations.NullMarked;
