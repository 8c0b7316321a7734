package org.nroagent.agent.config;

import java.nio.file.Path;
import java.util.List;
import org.nroagent.agent.source.profile.ProfileFolder;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.agent.source.profile.YangProfiles;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.config.YamlReader.Loaded;

/// Where device profiles come from.
interface ProfileSource {
  /// The program, and a folder of the user's own.
  ProfileSource FOLDER = new ProfileSource() {
    @Override
    public Loaded<Profiles> snmp(Path folder) throws ConfigurationException {
      return ProfileFolder.read(folder);
    }

    @Override
    public Loaded<YangProfiles> netconf(Path folder) throws ConfigurationException {
      return ProfileFolder.readNetconf(folder);
    }
  };

  /// None at all.
  ProfileSource NOWHERE = new ProfileSource() {
    @Override
    public Loaded<Profiles> snmp(Path folder) {
      return new Loaded<>(Profiles.NONE, List.of());
    }

    @Override
    public Loaded<YangProfiles> netconf(Path folder) {
      return new Loaded<>(YangProfiles.NONE, List.of());
    }
  };

  /// Those of devices that are read over SNMP.
  Loaded<Profiles> snmp(Path folder) throws ConfigurationException;

  /// Those of devices that are read over NETCONF; asked for only if there is one.
  Loaded<YangProfiles> netconf(Path folder) throws ConfigurationException;
}
