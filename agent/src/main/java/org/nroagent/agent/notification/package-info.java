/// Receives notifications of the configured devices over SNMP: changes with their exact time, and reasons to read early.
@NullMarked
package org.nroagent.agent.notification;

import org.jspecify.annotations.NullMarked;
