/// What a simulated device is made of before anything happens to it, with presets for the three roles.
@NullMarked
package org.nroagent.lab.device;

import org.jspecify.annotations.NullMarked;
