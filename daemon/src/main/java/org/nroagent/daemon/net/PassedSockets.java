package org.nroagent.daemon.net;

import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The sockets that systemd opened and passes to this process (sd_listen_fds(3)).
///
/// @param count how many, 0 where none
public record PassedSockets(int count) {
  private static final int FIRST_DESCRIPTOR = 3;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  /// Those that the environment names.
  ///
  /// @param environment the environment variables
  /// @param process this process, for which they must be meant: a child inherits the variables of its parent
  public static PassedSockets of(Function<String, @Nullable String> environment, long process) {
    String meantFor = environment.apply("LISTEN_PID");
    String count = environment.apply("LISTEN_FDS");
    return meantFor != null && meantFor.equals(Long.toString(process)) && count != null
        && NUMBER.matcher(count).matches()
            ? new PassedSockets(Integer.parseInt(count))
            : new PassedSockets(0);
  }

  /// The descriptor of the only one, empty where there is none or more than one.
  public OptionalInt only() {
    return count == 1 ? OptionalInt.of(FIRST_DESCRIPTOR) : OptionalInt.empty();
  }
}
