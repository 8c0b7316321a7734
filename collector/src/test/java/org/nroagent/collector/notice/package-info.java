/// Tests of what is due to the regulator about incidents.
@NullMarked
package org.nroagent.collector.notice;

import org.jspecify.annotations.NullMarked;
