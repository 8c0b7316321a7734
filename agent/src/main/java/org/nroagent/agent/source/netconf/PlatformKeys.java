package org.nroagent.agent.source.netconf;

import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.loader.openssh.OpenSSHKeyPairResourceParser;
import org.apache.sshd.common.util.security.AbstractSecurityProviderRegistrar;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.common.util.security.eddsa.generic.EdDSASupport;

/// Tells the SSH library that the platform knows Ed25519.
final class PlatformKeys extends AbstractSecurityProviderRegistrar {
  private static final String PROVIDER = "SunEC";
  /// The name under which the library looks first, whatever else lies on the class path and was found before.
  private static final String NAME = SecurityUtils.EDDSA;

  private PlatformKeys() {
    super(NAME);
  }

  /// Also where the library was used before and found others, or nobody, who knows them; again it does nothing.
  static void register() {
    if (!SecurityUtils.isProviderRegistered(NAME)) {
      SecurityUtils.registerSecurityProvider(new PlatformKeys());
      Ed25519 keys = new Ed25519();
      KeyUtils.registerPublicKeyEntryDecoder(keys.getEDDSAPublicKeyEntryDecoder());
      OpenSSHKeyPairResourceParser
          .registerPrivateKeyEntryDecoder(keys.getOpenSSHEDDSAPrivateKeyEntryDecoder());
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
