package org.nroagent.agent.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nroagent.agent.command.ProbeRun;

/// `nro-agent probe --netconf` of a server on this host.
///
/// @param folder for the files of secrets and host keys
/// @param port of the server
/// @param knownHosts what a file of known hosts says of it
record NetconfProbe(Path folder, int port, String knownHosts) {
  /// By password.
  ProbeRun withPassword(String user, String password) throws IOException {
    Path file = folder.resolve("probe-password");
    Files.writeString(file, password + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return run(user, "--password-file", file);
  }

  /// By a private key.
  ProbeRun withKey(String user, Path key) throws IOException {
    return run(user, "--key-file", key);
  }

  private ProbeRun run(String user, String credential, Path file) throws IOException {
    Path known = Files.writeString(folder.resolve("probe-known-hosts"), knownHosts + "\n");
    List<String> arguments = new ArrayList<>(
        List.of("--netconf", "ssh:127.0.0.1:" + port, "--user", user, credential, file.toString(),
            "--known-hosts",
            known.toString(), "--format", "json", "--timeout", "20s"));
    return ProbeRun.of(Map.of(), arguments.toArray(String[]::new));
  }
}
