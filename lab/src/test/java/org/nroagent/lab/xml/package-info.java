/// Tests of [org.nroagent.lab.xml].
@NullMarked
package org.nroagent.lab.xml;

import org.jspecify.annotations.NullMarked;
