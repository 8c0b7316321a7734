package org.nroagent.daemon.http;

/// Answers the requests of one route, on a virtual thread of its own; may block. Safe for any thread.
@FunctionalInterface
public interface Handler {
  /// Answers one request.
  ///
  /// @throws HttpProblem if it cannot be served as asked: the client is told why
  /// @throws Exception if the server fails: the client gets a 500 without details, the failure is logged and counted
  Response handle(Request request) throws Exception;
}
