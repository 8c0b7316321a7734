/// The regulator's method for impacted lines and users: which incidents are to be notified, and by when. All values are
/// exact; rounding is for display alone.
@NullMarked
package org.nroagent.model.impact;

import org.jspecify.annotations.NullMarked;
