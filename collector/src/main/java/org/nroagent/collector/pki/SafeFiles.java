package org.nroagent.collector.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

/// Writes the authority's files: keys for their owner alone and never over another one, everything else whole or not at
/// all.
final class SafeFiles {
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[]{'\n'});

  private SafeFiles() {}

  /// DER in its printable form (RFC 7468).
  static String pem(String label, byte[] der) {
    return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(der) + "\n-----END " + label + "-----\n";
  }

  /// A key that nobody else may read from its first octet on.
  ///
  /// @throws IOException if there is such a file already; it stays as it is
  static void createSecret(Path file, String text) throws IOException {
    try {
      Files.createFile(file,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      throw new IOException(file + " is there already and is never overwritten; move it away first", e);
    }
    Files.writeString(file, text);
    sync(file);
  }

  /// Replaces a file that readers may open at any time.
  static void replace(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, text, StandardCharsets.US_ASCII);
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r--r--"));
    sync(fresh);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Every file of a folder that ends so.
  static java.util.List<Path> ending(Path folder, String suffix) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
