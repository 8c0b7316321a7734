/// What agent and collector find of the same outages.
@NullMarked
package org.nroagent.endtoend.impact;

import org.jspecify.annotations.NullMarked;
