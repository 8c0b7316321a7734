/// Tests of the whole: path.
@NullMarked
package org.nroagent.endtoend.path;

import org.jspecify.annotations.NullMarked;
