/// What a simulated device says in YANG models: trees of XML, pure functions of its state at a moment.
@NullMarked
package org.nroagent.lab.yang;

import org.jspecify.annotations.NullMarked;
