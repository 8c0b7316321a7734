package org.nroagent.collector.ingest;

import java.util.Optional;
import java.util.Set;
import org.nroagent.protocol.Message.Hello;
import org.nroagent.protocol.Message.Refusal;
import org.nroagent.protocol.Message.RefusalCode;

/// Whether an agent may come in.
final class HelloCheck {
  private final Set<String> agents;

  HelloCheck(Set<String> agents) {
    this.agents = Set.copyOf(agents);
  }

  /// The refusal, empty where the agent is welcome.
  ///
  /// @param certificateName common name of its certificate, empty without TLS
  Optional<Refusal> check(Hello hello, Optional<String> certificateName) {
    if (certificateName.isPresent() && !certificateName.get().equals(hello.agent())) {
      return refuse(RefusalCode.NAME_MISMATCH,
          "the agent calls itself '" + hello.agent() + "', its certificate '" + certificateName.get()
              + "'; configure the certificate's common name as the agent's name");
    }
    if (!agents.contains(hello.agent())) {
      return refuse(RefusalCode.UNKNOWN_AGENT, "agent '" + hello.agent()
          + "' is not configured here; add '- name: " + hello.agent()
          + "' under 'agents:' in collector.yaml");
    }
    return Optional.empty();
  }

  private static Optional<Refusal> refuse(RefusalCode code, String text) {
    return Optional.of(new Refusal(code, text));
  }
}
