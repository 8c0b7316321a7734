/// Tests of the rules.
@NullMarked
package org.nroagent.agent.audit.rule;

import org.jspecify.annotations.NullMarked;
