/// Figures of closed months as they are told from one machine to another, and how a second computation compares.
@NullMarked
package org.nroagent.model.proof;

import org.jspecify.annotations.NullMarked;
