/// Tests of [org.nroagent.lab.netconf].
@NullMarked
package org.nroagent.lab.netconf;

import org.jspecify.annotations.NullMarked;
