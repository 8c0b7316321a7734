/// XML as values: elements, their text on a wire, and the subtree filters of NETCONF.
@NullMarked
package org.nroagent.lab.xml;

import org.jspecify.annotations.NullMarked;
