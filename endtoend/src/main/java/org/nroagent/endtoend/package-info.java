/// The whole at work: the demonstration, and the tests that need agent and collector together.
@NullMarked
package org.nroagent.endtoend;

import org.jspecify.annotations.NullMarked;
