package org.nroagent.daemon.http;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which handler answers which path. Immutable.
///
/// A pattern is a path whose segments are literal or `{name}`, as in `/api/v1/interfaces/{id}/slots`. Where several
/// match, the one with its first literal segment further left wins.
public final class Router {
  private static final int LONGEST_SEGMENT = 256;

  private final List<Route> routes;

  private record Route(String pattern, List<String> segments, Handler handler,
      Map<HttpMethod, Handler> acts) {
    boolean isParameter(int index) {
      return segments.get(index).startsWith("{");
    }

    @Nullable
    Map<String, String> match(List<String> path) {
      if (path.size() != segments.size()) {
        return null;
      }
      Map<String, String> parameters = new HashMap<>();
      for (int i = 0; i < path.size(); i++) {
        String segment = segments.get(i);
        if (isParameter(i)) {
          parameters.put(segment.substring(1, segment.length() - 1), path.get(i));
        } else if (!segment.equals(path.get(i))) {
          return null;
        }
      }
      return parameters;
    }

    /// `0` for each literal and `1` for each parameter: literals sort first.
    String rank() {
      StringBuilder rank = new StringBuilder();
      for (int i = 0; i < segments.size(); i++) {
        rank.append(isParameter(i) ? '1' : '0');
      }
      return rank.toString();
    }
  }

  /// A request with the handler it belongs to.
  ///
  /// @param handler for GET and HEAD
  /// @param acts for the methods that change something, none where the route takes none
  record Match(String pattern, Handler handler, Map<HttpMethod, Handler> acts, Request request) {
    /// The same request for the handler that takes a method; empty where none does.
    Optional<Match> as(HttpMethod method) {
      return Optional.ofNullable(acts.get(method))
          .map(chosen -> new Match(pattern, chosen, acts, request));
    }

    /// The methods that the route takes.
    List<String> methods() {
      return Stream.concat(Stream.of(HttpMethod.GET, HttpMethod.HEAD), acts.keySet().stream().sorted())
          .map(HttpMethod::name).toList();
    }
  }

  private Router(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  /// A router to be filled.
  public static Builder builder() {
    return new Builder();
  }

  /// Gathers routes.
  public static final class Builder {
    private final List<Route> routes = new ArrayList<>();

    private Builder() {}

    /// Adds a route for GET and HEAD.
    ///
    /// @param pattern its path, starting with `/`
    /// @throws IllegalArgumentException if the pattern is none or there already
    public Builder get(String pattern, Handler handler) {
      if (!pattern.startsWith("/") || routes.stream().anyMatch(route -> route.pattern().equals(pattern))) {
        throw new IllegalArgumentException("route '" + pattern + "' does not start with / or is there twice");
      }
      routes.add(new Route(pattern, split(pattern), handler, Map.of()));
      return this;
    }

    /// Lets a route that is there take POST, too.
    ///
    /// @throws IllegalArgumentException if it is not there
    public Builder post(String pattern, Handler handler) {
      return act(HttpMethod.POST, pattern, handler);
    }

    /// Lets a route that is there take DELETE, too.
    ///
    /// @throws IllegalArgumentException if it is not there
    public Builder delete(String pattern, Handler handler) {
      return act(HttpMethod.DELETE, pattern, handler);
    }

    private Builder act(HttpMethod method, String pattern, Handler handler) {
      Route route = routes.stream().filter(each -> each.pattern().equals(pattern)).findFirst()
          .orElseThrow(() -> new IllegalArgumentException("route '" + pattern + "' is not there"));
      Map<HttpMethod, Handler> acts = new HashMap<>(route.acts());
      acts.put(method, handler);
      routes.set(routes.indexOf(route),
          new Route(pattern, route.segments(), route.handler(), Map.copyOf(acts)));
      return this;
    }

    /// The router with the routes gathered so far.
    public Router build() {
      return new Router(routes.stream().sorted(Comparator.comparing(Route::rank)).toList());
    }
  }

  /// The patterns of all routes.
  public List<String> patterns() {
    return routes.stream().map(Route::pattern).sorted().toList();
  }

  /// Finds the route of a request target such as `/api/v1/interfaces/hub1.lag-1/slots?format=csv`.
  ///
  /// @throws HttpProblem with 400 if the target is not well-formed
  Optional<Match> find(String target) {
    return find(target, Request.Content.NONE);
  }

  /// As [#find(String)], of a request with content.
  ///
  /// @throws HttpProblem with 400 if the target is not well-formed
  Optional<Match> find(String target, Request.Content content) {
    QueryStringDecoder decoder = new QueryStringDecoder(target, true);
    try {
      String path = decoder.path();
      // Split before decoding, so that an encoded slash stays within its segment.
      List<String> segments = split(decoder.rawPath()).stream().map(Router::decode).toList();
      for (Route route : routes) {
        Map<String, String> parameters = route.match(segments);
        if (parameters != null) {
          return Optional.of(
              new Match(route.pattern(), route.handler(), route.acts(),
                  new Request(path, parameters, decoder.parameters(), content)));
        }
      }
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      throw new HttpProblem(400, "the address is not well-formed: " + e.getMessage(), null);
    }
  }

  private static String decode(String segment) {
    String decoded = QueryStringDecoder.decodeComponent(segment.replace("+", "%2B"));
    if (decoded.length() > LONGEST_SEGMENT) {
      throw new IllegalArgumentException("a part of the path is longer than " + LONGEST_SEGMENT);
    }
    return decoded;
  }

  private static List<String> split(String path) {
    return List.of(path.split("/", -1));
  }
}
