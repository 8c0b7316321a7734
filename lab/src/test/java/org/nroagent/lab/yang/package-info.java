/// Tests of [org.nroagent.lab.yang].
@NullMarked
package org.nroagent.lab.yang;

import org.jspecify.annotations.NullMarked;
