/// Mutual TLS from PEM files.
@NullMarked
package org.nroagent.daemon.tls;

import org.jspecify.annotations.NullMarked;
