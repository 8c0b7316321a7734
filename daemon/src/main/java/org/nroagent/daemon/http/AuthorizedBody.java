package org.nroagent.daemon.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.security.MessageDigest;
import java.util.List;
import org.nroagent.daemon.config.Secret;

/// Reads the body of a request that changes something: it brings a token, and a JSON object with members that are known.
/// Safe for any thread.
public final class AuthorizedBody {
  private static final String SCHEME = "Bearer ";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final byte[] expected;
  private final String tokenKey;
  private final List<String> members;

  /// @param token what a request must bring
  /// @param tokenKey the key of the configuration that names the token's file, for people
  /// @param members the members that a body may have
  public AuthorizedBody(Secret token, String tokenKey, List<String> members) {
    this.expected = (SCHEME + token.reveal()).getBytes(UTF_8);
    this.tokenKey = tokenKey;
    this.members = List.copyOf(members);
  }

  /// The body of a request.
  ///
  /// @return an object without unknown members; any of the known ones may be missing
  /// @throws HttpProblem 401 without the token, 400 for a body that is none
  public JsonNode read(Request request) {
    authorize(request);
    JsonNode body = object(request.content().body());
    body.fieldNames().forEachRemaining(name -> {
      if (!members.contains(name)) {
        throw HttpProblem.badParameter("body", "has '" + name + "'; known are " + known());
      }
    });
    return body;
  }

  /// Lets a request pass that brings the token.
  ///
  /// @throws HttpProblem 401 without it
  public void authorize(Request request) {
    // Compared in a time that says nothing of how much of it is right.
    if (!MessageDigest.isEqual(expected, request.content().authorization().getBytes(UTF_8))) {
      throw new HttpProblem(401, "the header Authorization must bring the token of " + tokenKey, null);
    }
  }

  private JsonNode object(String text) {
    try {
      JsonNode tree = JSON.readTree(text);
      if (tree.isObject()) {
        return tree;
      }
    } catch (JsonProcessingException _) {
      // It is none.
    }
    throw new HttpProblem(400, "the body must be a JSON object with " + known(), null);
  }

  private String known() {
    return String.join(", ", members);
  }
}
