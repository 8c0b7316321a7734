/// The monthly bill of the traffic component [C CP 12.2, Annexe 1, Annexe 4]: exact sums, each line with its clause.
@NullMarked
package org.nroagent.model.billing;

import org.jspecify.annotations.NullMarked;
