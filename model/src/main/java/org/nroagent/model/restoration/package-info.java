/// How long the restoration of a service took by the contract, and what the client may claim for it
/// [C CP 1, 11.1, 11.3]. All values are exact.
@NullMarked
package org.nroagent.model.restoration;

import org.jspecify.annotations.NullMarked;
