/// The rules of the audit, one class each.
@NullMarked
package org.nroagent.agent.audit.rule;

import org.jspecify.annotations.NullMarked;
