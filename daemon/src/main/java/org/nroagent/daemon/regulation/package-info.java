/// What the contract and the law say in numbers, as dated data: what ships with the program, and the user's own versions.
@NullMarked
package org.nroagent.daemon.regulation;

import org.jspecify.annotations.NullMarked;
