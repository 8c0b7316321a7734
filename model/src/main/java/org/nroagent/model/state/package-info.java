/// What people are told of a device's states: subjects, aspects, changes and their causes.
@NullMarked
package org.nroagent.model.state;

import org.jspecify.annotations.NullMarked;
