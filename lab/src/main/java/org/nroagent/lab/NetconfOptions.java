package org.nroagent.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.nroagent.lab.netconf.LabNetconf;
import org.nroagent.lab.yang.Dialect;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What a person says of the device's NETCONF port.
final class NetconfOptions {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Option(names = "--netconf-port", paramLabel = "N", description = "TCP port of NETCONF, 0 for a free one (default: no NETCONF).")
  private @Nullable Integer port;

  @Option(names = "--netconf-user", paramLabel = "USER", defaultValue = "netconf", description = "NETCONF user (default ${DEFAULT-VALUE}).")
  private String user = "netconf";

  @Option(names = "--netconf-password-file", paramLabel = "FILE", description = "File with the NETCONF user's password.")
  private @Nullable Path passwordFile;

  @Option(names = "--dialect", paramLabel = "D", defaultValue = "IETF", description = "Family of its YANG modules: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
  private Dialect dialect = Dialect.IETF;

  /// The settings; null without NETCONF.
  ///
  /// @param bind address to listen on
  @Nullable
  LabNetconf settings(InetAddress bind) throws IOException {
    if (port == null) {
      return null;
    }
    if (passwordFile == null) {
      throw new ParameterException(spec.commandLine(), "--netconf-port needs --netconf-password-file");
    }
    String password = Files.readString(passwordFile).strip();
    return new LabNetconf(bind, port, user, password, null, null, dialect.modules(),
        LabNetconf.Framing.STANDARD);
  }
}
