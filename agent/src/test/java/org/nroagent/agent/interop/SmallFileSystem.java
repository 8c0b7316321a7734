package org.nroagent.agent.interop;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A small file system in memory that can be made read-only or full. Needs root.
///
/// @param folder where it is mounted
/// @param log for the output of programs
record SmallFileSystem(Path folder, Path log) {
  /// Mounts it.
  static SmallFileSystem mount(Path folder, Path log, int megabytes)
      throws IOException, InterruptedException {
    if (!System.getProperty("user.name").equals("root")) {
      throw new AssertionError("mounting needs root; run this test as root");
    }
    SmallFileSystem mounted = new SmallFileSystem(Files.createDirectory(folder), log);
    mounted.run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m,mode=755", "nro-test",
        folder.toString());
    return mounted;
  }

  /// Lets nothing be written any more.
  void makeReadOnly() throws IOException, InterruptedException {
    run("mount", "-o", "remount,ro", folder.toString());
  }

  /// Lets it be written again.
  void makeWritable() throws IOException, InterruptedException {
    run("mount", "-o", "remount,rw", folder.toString());
  }

  /// Leaves no byte free.
  void fill() throws IOException {
    byte[] block = new byte[4096];
    try (OutputStream filler = Files.newOutputStream(filler())) {
      while (true) {
        filler.write(block);
      }
    } catch (IOException e) {
      if (Files.getFileStore(folder).getUsableSpace() > 0) {
        throw e;
      }
    }
  }

  /// Gives back what [#fill()] took.
  void makeRoom() throws IOException {
    Files.delete(filler());
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  void unmount() throws IOException, InterruptedException {
    run("umount", folder.toString());
  }

  private void run(String program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(ExternalProgram.find("mount", program)));
    command.addAll(List.of(arguments));
    var _ = ExternalProgram.run(log, command);
  }
}
