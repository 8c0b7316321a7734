/// Services and incidents of the whole agent over devices of the lab.
@NullMarked
package org.nroagent.agent.services;

import org.jspecify.annotations.NullMarked;
