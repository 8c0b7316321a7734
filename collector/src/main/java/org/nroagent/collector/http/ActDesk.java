package org.nroagent.collector.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.nroagent.collector.store.PersonsAct;
import org.nroagent.daemon.config.Secret;
import org.nroagent.daemon.http.AuthorizedBody;
import org.nroagent.daemon.http.Handler;
import org.nroagent.daemon.http.HttpProblem;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.http.Response;

/// Takes what a person says, from who knows the token. Such requests alone change something; they go through the store's one
/// writer.
///
/// @param <A> what is said
final class ActDesk<A extends PersonsAct> implements Handler {
  private static final int PATIENCE_SECONDS = 20;

  private final AuthorizedBody body;
  private final String name;
  private final Function<JsonNode, A> reading;
  private final Function<A, CompletableFuture<OptionalLong>> store;

  /// @param token what a request must bring
  /// @param members of the body
  /// @param name what such an act is called; the answer's key
  /// @param reading makes the act of a body; an [IllegalArgumentException] says why it cannot be
  /// @param store keeps an act, and says under which number; empty where somebody else was faster
  ActDesk(Secret token, List<String> members, String name, Function<JsonNode, A> reading,
      Function<A, CompletableFuture<OptionalLong>> store) {
    this.body = new AuthorizedBody(token, "notifications.tokenFile", members);
    this.name = name;
    this.reading = reading;
    this.store = store;
  }

  @Override
  public Response handle(Request request) throws InterruptedException {
    JsonNode tree = body.read(request);
    A act;
    try {
      act = reading.apply(tree);
    } catch (IllegalArgumentException e) {
      throw new HttpProblem(409, String.valueOf(e.getMessage()), null);
    }
    OptionalLong number = keep(act);
    if (number.isEmpty()) {
      throw new HttpProblem(409, "somebody else was faster; look at it again", null);
    }
    return Response.json(Map.of(name, number.getAsLong()));
  }

  private OptionalLong keep(A act) throws InterruptedException {
    try {
      return store.apply(act).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw HttpProblem.unavailable("the " + name + " cannot be kept now: " + e.getMessage());
    }
  }
}
