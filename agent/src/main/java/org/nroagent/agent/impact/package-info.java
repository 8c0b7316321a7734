/// The files of the command `impact`: what services there are, and what happened to them.
@NullMarked
package org.nroagent.agent.impact;

import org.jspecify.annotations.NullMarked;
