/// Event loops of this machine and the service manager's notifications.
@NullMarked
package org.nroagent.daemon.net;

import org.jspecify.annotations.NullMarked;
