package org.nroagent.agent.http;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.nroagent.daemon.http.HttpProblem;
import org.nroagent.daemon.http.Request;
import org.nroagent.agent.snapshot.ServicesSnapshot;
import org.nroagent.model.incident.ToldWindows;
import org.nroagent.model.reachability.ServiceWindow;

/// A declared time in `/api/v1/windows`.
///
/// @param number by which it can be withdrawn over HTTP; empty for one of a file, which is withdrawn there
/// @param declaredIn `files` or `http`
/// @param kind its word
/// @param from its first instant
/// @param to the first instant after it
/// @param nros the NROs that it is about, none where it is about all
/// @param note for people
record DeclaredDocument(OptionalLong number, String declaredIn, String kind, Instant from, Instant to,
    List<String> nros, String note) {
  static DeclaredDocument ofFile(ServiceWindow window) {
    return of(OptionalLong.empty(), "files", window);
  }

  static DeclaredDocument overHttp(long number, ServiceWindow window) {
    return of(OptionalLong.of(number), "http", window);
  }

  private static DeclaredDocument of(OptionalLong number, String declaredIn, ServiceWindow window) {
    return new DeclaredDocument(number, declaredIn, window.kind().word(), window.from(), window.to(),
        List.copyOf(window.nros()), window.note());
  }

  /// The one that a request's path names.
  ///
  /// @throws HttpProblem with 404 if there is none
  static DeclaredDocument requested(AgentView view, Request request) {
    String number = request.parameter("number");
    return ToldWindows.of(view.snapshots().states().services().told()).stream()
        .filter(each -> Long.toString(each.number()).equals(number)).findFirst()
        .map(each -> overHttp(each.number(), each.window()))
        .orElseThrow(() -> HttpProblem.notFound("window '" + number
            + "' that was declared over HTTP; /api/v1/windows lists all that are declared"));
  }

  /// All of them: of the configuration, of the inventory, and those that were declared since.
  static List<DeclaredDocument> all(ServicesSnapshot services) {
    return Stream.concat(services.config().declared().stream().map(DeclaredDocument::ofFile),
        ToldWindows.of(services.told()).stream().map(each -> overHttp(each.number(), each.window())))
        .toList();
  }
}
