package org.nroagent.daemon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretReaderTest {
  @TempDir
  Path folder;

  private final Map<String, String> environment = new HashMap<>();

  private Path secretFile(String name, String content) throws IOException {
    return secretFile(folder.resolve(name), content, "rw-r-----");
  }

  private static Path secretFile(Path file, String content, String mode) throws IOException {
    Files.writeString(file, content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private Secret read(String yaml) throws ConfigurationException, IOException {
    Path file = Files.writeString(folder.resolve("test.yaml"), yaml);
    return new YamlReader(environment::get).read(file,
        root -> root.secret("community").required(new Secret("placeholder"))).value();
  }

  private String refusal(String yaml) {
    ConfigurationException refused = assertThrows(ConfigurationException.class, () -> read(yaml));
    return refused.getMessage().replace(folder + "/", "");
  }

  @Test
  void readsAFileBesideTheConfigurationWithoutItsLineEnd() throws Exception {
    secretFile("a", "s3cret\n");
    secretFile("b", "s3cret\r\n");
    secretFile("c", " two words\n\n");
    assertEquals("s3cret", read("communityFile: a").reveal());
    assertEquals("s3cret", read("communityFile: b").reveal());
    assertEquals(" two words\n", read("communityFile: c").reveal());
    assertEquals("s3cret", read("communityFile: " + folder.resolve("a")).reveal());
  }

  @Test
  void aPlainNameIsLookedForAmongTheCredentialsFirst() throws Exception {
    Path credentials = Files.createDirectory(folder.resolve("credentials"));
    environment.put("CREDENTIALS_DIRECTORY", credentials.toString());
    secretFile("a", "beside");
    assertEquals("beside", read("communityFile: a").reveal());
    secretFile(credentials.resolve("a"), "from systemd", "r--------");
    assertEquals("from systemd", read("communityFile: a").reveal());
  }

  @Test
  void readsAnEnvironmentVariable() throws Exception {
    environment.put("COMMUNITY", "s3cret");
    assertEquals("s3cret", read("communityEnv: COMMUNITY").reveal());
    assertEquals("test.yaml:1: communityEnv: environment variable OTHER is not set",
        refusal("communityEnv: OTHER"));
  }

  @Test
  void refusesFilesThatOthersMayTouch() throws Exception {
    for (String mode : List.of("rw-r--r--", "rw-r---w-", "rw-r----x")) {
      secretFile(folder.resolve("a"), "s3cret", mode);
      assertEquals("test.yaml:1: communityFile: a is open to every user of this machine; run: chmod 640 a",
          refusal("communityFile: a"));
    }
  }

  @Test
  void refusesWhatCannotBeASecret() throws Exception {
    secretFile("empty", "\n");
    secretFile("large", "x".repeat(SecretReader.LARGEST_FILE + 1));
    Files.createDirectory(folder.resolve("folder"));
    assertEquals("test.yaml:1: communityFile: empty is empty", refusal("communityFile: empty"));
    assertEquals("test.yaml:1: communityFile: large is larger than 4096 bytes, so it is no secret",
        refusal("communityFile: large"));
    assertEquals("test.yaml:1: communityFile: folder is not a regular file",
        refusal("communityFile: folder"));
    assertEquals("test.yaml:1: communityFile: absent does not exist", refusal("communityFile: absent"));
  }

  @Test
  void refusesSecretsInTheConfigurationWithoutShowingThem() {
    String refusal = refusal("community: s3cret");
    assertEquals("test.yaml:1: community: a secret is not written into the configuration; "
        + "put it into a file and name that with 'communityFile'", refusal);
    assertFalse(refusal.contains("s3cret"));
  }

  @Test
  void refusesTwoSourcesAndNone() throws Exception {
    secretFile("a", "one");
    environment.put("COMMUNITY", "two");
    assertEquals("test.yaml:2: communityEnv: 'communityFile' is there too; keep one of them",
        refusal("communityFile: a\ncommunityEnv: COMMUNITY"));
    assertEquals("test.yaml:1: communityFile: is required", refusal("{}"));
  }
}
