package org.nroagent.daemon.http;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request that cannot be served as asked. A handler throws it; the client gets a problem document (RFC 9457).
public final class HttpProblem extends RuntimeException {
  @Serial
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String detail;
  private final @Nullable String parameter;
  private final @Nullable String allow;

  /// @param status HTTP status, 400…599
  /// @param detail what is wrong with this very request, for a person; says nothing secret
  /// @param parameter the path or query parameter that is wrong, null if none is
  public HttpProblem(int status, String detail, @Nullable String parameter) {
    this(status, detail, parameter, null);
  }

  private HttpProblem(int status, String detail, @Nullable String parameter, @Nullable String allow) {
    super(detail, null, false, false);
    this.status = status;
    this.detail = detail;
    this.parameter = parameter;
    this.allow = allow;
  }

  /// 405: the page does not take the method.
  ///
  /// @param method what was asked for
  /// @param allowed the methods that the page takes
  static HttpProblem methodNotAllowed(HttpMethod method, List<String> allowed) {
    String allow = String.join(", ", allowed);
    return new HttpProblem(405, "method " + method + " is not supported here, only " + allow, null, allow);
  }

  /// 404: there is no such thing.
  ///
  /// @param what names the thing, as in `interface 'hub1.lag-9'`
  public static HttpProblem notFound(String what) {
    return new HttpProblem(404, "there is no " + what, null);
  }

  /// 400: a parameter is wrong.
  ///
  /// @param parameter its name
  /// @param why what is wrong with it and what would be right
  public static HttpProblem badParameter(String parameter, String why) {
    return new HttpProblem(400, "parameter '" + parameter + "' " + why, parameter);
  }

  /// 503: not now, but later.
  public static HttpProblem unavailable(String why) {
    return new HttpProblem(503, why, null);
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  @Override
  public String getMessage() {
    return detail;
  }

  /// The problem document.
  Response response() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", "about:blank");
    document.put("title", HttpResponseStatus.valueOf(status).reasonPhrase());
    document.put("status", status);
    document.put("detail", detail);
    if (parameter != null) {
      document.put("parameter", parameter);
    }
    Response response = Response.of(status, "application/problem+json", Json.text(document) + "\n");
    if (allow != null) {
      return response.withHeader("Allow", allow);
    }
    return status == 503 ? response.withHeader("Retry-After", "1") : response;
  }
}
