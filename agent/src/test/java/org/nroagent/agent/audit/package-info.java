/// Tests of the audit.
@NullMarked
package org.nroagent.agent.audit;

import org.jspecify.annotations.NullMarked;
