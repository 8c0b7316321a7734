/// Where readings come from: the contract of a protocol source.
@NullMarked
package org.nroagent.agent.source;

import org.jspecify.annotations.NullMarked;
