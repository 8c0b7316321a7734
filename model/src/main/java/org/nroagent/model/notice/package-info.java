/// What is told to the regulator about an incident, by when, and in which words [R 1(4), 2]. A person sends it.
@NullMarked
package org.nroagent.model.notice;

import org.jspecify.annotations.NullMarked;
