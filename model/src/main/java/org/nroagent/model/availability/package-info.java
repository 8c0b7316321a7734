/// How available the service was in a year by the contract, and what the client may claim where it was not enough
/// [C CP 11.1–11.3]. All values are exact.
@NullMarked
package org.nroagent.model.availability;

import org.jspecify.annotations.NullMarked;
