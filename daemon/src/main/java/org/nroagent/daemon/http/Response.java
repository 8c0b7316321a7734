package org.nroagent.daemon.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a handler answers. The body is held in memory: a month of one interface is below 1 MB in any format.
///
/// @param status HTTP status
/// @param contentType media type, with charset for text
/// @param body at most [#LARGEST_BODY] bytes; not copied, so nobody may change it afterwards
/// @param headers further headers
@SuppressWarnings("ArrayRecordComponent") // a body is handed on once and never compared
public record Response(int status, String contentType, byte[] body, Map<String, String> headers) {
  /// The largest body, in bytes.
  public static final int LARGEST_BODY = 16 << 20;

  /// @throws IllegalArgumentException if the body is too large
  public Response {
    if (body.length > LARGEST_BODY) {
      throw new IllegalArgumentException(
          "a response of " + body.length + " bytes is above the limit of " + LARGEST_BODY);
    }
    headers = Map.copyOf(headers);
  }

  /// A 200 with a value as JSON, see [Json].
  public static Response json(@Nullable Object value) {
    return of(200, "application/json", Json.text(value) + "\n");
  }

  /// A 200 with a page.
  public static Response html(String page) {
    return of(200, "text/html; charset=utf-8", page);
  }

  /// A 200 with plain text.
  public static Response text(String text) {
    return of(200, "text/plain; charset=utf-8", text);
  }

  /// A 200 with CSV (RFC 4180), its header row included.
  public static Response csv(String rows) {
    return of(200, "text/csv; charset=utf-8; header=present", rows);
  }

  /// Any text, sent as UTF-8.
  public static Response of(int status, String contentType, String body) {
    return new Response(status, contentType, body.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  /// The same response with one more header.
  public Response withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Response(status, contentType, body, more);
  }
}
