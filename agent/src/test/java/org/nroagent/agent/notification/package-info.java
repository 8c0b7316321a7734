/// Tests of this package.
@NullMarked
package org.nroagent.agent.notification;

import org.jspecify.annotations.NullMarked;
