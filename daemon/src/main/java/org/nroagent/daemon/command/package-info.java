/// What the command lines of both daemons have in common.
@NullMarked
package org.nroagent.daemon.command;

import org.jspecify.annotations.NullMarked;
