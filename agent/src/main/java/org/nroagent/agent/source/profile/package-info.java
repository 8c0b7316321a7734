/// What is particular about families of devices, as data: which tables of which modules tell a thing, and by which
/// names readers ask for their columns. `mibs/README.md` describes the files.
@NullMarked
package org.nroagent.agent.source.profile;

import org.jspecify.annotations.NullMarked;
