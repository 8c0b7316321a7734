/// A small HTTP server for pages, API and metrics: read-only, bounded, off the event loop.
@NullMarked
package org.nroagent.daemon.http;

import org.jspecify.annotations.NullMarked;
