package org.nroagent.agent.source.netconf;

import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import org.apache.sshd.common.util.security.AbstractSecurityProviderRegistrar;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.common.util.security.eddsa.generic.EdDSASupport;

/// Tells the SSH library that the platform knows Ed25519.
final class PlatformKeys extends AbstractSecurityProviderRegistrar {
  private static final String PROVIDER = "SunEC";

  private PlatformKeys() {
    super(PROVIDER);
  }

  /// Before the library is used; again it does nothing.
  static void register() {
    if (!SecurityUtils.isProviderRegistered(PROVIDER)) {
      // Whatever lies on the class path, keys are treated alike.
      SecurityUtils.setAPrioriDisabledProvider(SecurityUtils.BOUNCY_CASTLE, true);
      SecurityUtils.registerSecurityProvider(new PlatformKeys());
    }
  }

  @Override
  public boolean isSupported() {
    return Security.getProvider(PROVIDER) != null;
  }

  @Override
  public Provider getSecurityProvider() {
    return Security.getProvider(PROVIDER);
  }

  /// Everything but Ed25519 is looked for among all of the platform's providers.
  @Override
  public String getDefaultSecurityEntitySupportValue(Class<?> entity) {
    return "";
  }

  @Override
  public Optional<EdDSASupport<?, ?>> getEdDSASupport() {
    return Optional.of(new Ed25519());
  }
}
