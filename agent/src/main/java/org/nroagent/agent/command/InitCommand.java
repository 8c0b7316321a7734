package org.nroagent.agent.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.nroagent.daemon.command.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `init`: makes the agent's key, which never leaves this host, and the request by which it is enrolled.
@Command(name = "init", mixinStandardHelpOptions = true, description = "Makes the agent's key and a request for its certificate; an existing key is never overwritten.")
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
public final class InitCommand implements Callable<Integer> {
  private static final String KEY = "agent.key";
  private static final String REQUEST = "agent.csr";
  /// A common name has at most 64 characters (RFC 5280, appendix A.1).
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[]{'\n'});

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "The agent's name, as in its configuration.")
  private String name;

  @Option(names = "--directory", paramLabel = "DIR", defaultValue = "/etc/nro-agent/tls", description = "Where agent.key and agent.csr go (${DEFAULT-VALUE}).")
  private Path folder;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    if (!NAME.matcher(name).matches()) {
      err.println("'" + name + "' is no name of an agent: 1 to 64 letters, digits, '.', '_' and '-'");
      return ExitCode.USAGE;
    }
    try {
      Files.createDirectories(folder);
      KeyPair pair = newKey();
      Path key = createSecret(folder.resolve(KEY), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
      Path request = folder.resolve(REQUEST);
      Files.writeString(request,
          pem("CERTIFICATE REQUEST", CertificationRequest.of(new X500Principal("CN=" + name), pair)));
      err.println("key: " + key + ", readable by its owner alone; let it belong to the user of the daemon");
      err.println("request: " + request + "; have it signed, for example: nro-collector enrol " + name
          + " --csr " + REQUEST);
      return ExitCode.DONE;
    } catch (FileAlreadyExistsException e) {
      err.println(e.getFile() + " is there already and is never overwritten; for a new key choose another"
          + " --directory, for a new certificate of the same key keep the request and have it signed again");
    } catch (IOException | GeneralSecurityException e) {
      err.println("no key can be made in " + folder + ": " + e);
    }
    return ExitCode.FAILED;
  }

  private static KeyPair newKey() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  /// Private from its first octet on.
  private static Path createSecret(Path file, String text) throws IOException {
    Files.createFile(file,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, text);
  }

  private static String pem(String label, byte[] der) {
    return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(der) + "\n-----END " + label + "-----\n";
  }
}
