/// Tests of the whole: architecture.
@NullMarked
package org.nroagent.endtoend.architecture;

import org.jspecify.annotations.NullMarked;
