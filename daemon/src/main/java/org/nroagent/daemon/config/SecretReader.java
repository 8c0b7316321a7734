package org.nroagent.daemon.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Fetches secrets from where a configuration says they are. All methods throw [IllegalArgumentException] with a
/// message for the user, which never holds the secret.
final class SecretReader {
  /// The largest file that is taken for a secret, in bytes.
  static final int LARGEST_FILE = 4096;

  private static final String CREDENTIALS_DIRECTORY = "CREDENTIALS_DIRECTORY";
  private static final Set<PosixFilePermission> OTHERS = EnumSet.of(PosixFilePermission.OTHERS_READ,
      PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

  private final Path folder;
  private final Function<String, @Nullable String> environment;

  /// @param folder where relative names are looked for after systemd's credentials
  /// @param environment the environment variables
  SecretReader(Path folder, Function<String, @Nullable String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  Secret fromEnvironment(String variable) {
    String value = environment.apply(variable);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException("environment variable " + variable + " is not set");
    }
    return new Secret(value);
  }

  Secret fromFile(String name) {
    Path file = locate(name);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          file + (Files.exists(file) ? " is not a regular file" : " does not exist"));
    }
    try {
      requirePrivate(file);
      return new Secret(withoutLineEnd(file, read(file)));
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /// A relative name is one of systemd's credentials (`LoadCredential=`) if there is one of that name, else it is
  /// relative to the configuration file.
  private Path locate(String name) {
    Path path = SettingPath.of(name);
    String credentials = environment.apply(CREDENTIALS_DIRECTORY);
    if (!path.isAbsolute() && path.getNameCount() == 1 && credentials != null && !credentials.isEmpty()) {
      Path credential = SettingPath.of(credentials).resolve(path);
      if (Files.exists(credential)) {
        return credential;
      }
    }
    return folder.resolve(path);
  }

  private static void requirePrivate(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null && view.readAttributes().permissions().stream().anyMatch(OTHERS::contains)) {
      throw new IllegalArgumentException(
          file + " is open to every user of this machine; run: chmod 640 " + file);
    }
  }

  private static byte[] read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
      if (bytes.length > LARGEST_FILE) {
        throw new IllegalArgumentException(
            file + " is larger than " + LARGEST_FILE + " bytes, so it is no secret");
      }
      return bytes;
    }
  }

  private static String withoutLineEnd(Path file, byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + " is not UTF-8 text", e);
    }
    String secret = text.endsWith("\r\n")
        ? text.substring(0, text.length() - 2)
        : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    if (secret.isEmpty()) {
      throw new IllegalArgumentException(file + " is empty");
    }
    return secret;
  }
}
