/// What agents told of the services of NROs over a long time: when they were lost, when nobody saw them, by which incidents,
/// and what was declared.
@NullMarked
package org.nroagent.collector.told;

import org.jspecify.annotations.NullMarked;
