import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { KnownCredential, PasskeyOptions, PasskeyProtocol } from '../app/identity/passkey-protocol.ts';

/** How long a device may take over a ceremony, in milliseconds. */
const patience = 5 * 60_000;

/** WebAuthn as @simplewebauthn/server speaks it; user verification is required in every ceremony. */
export const webauthn: PasskeyProtocol = {
  async registrationOptions({ challenge, relyingParty, projectName, user, known }) {
    return options(
      await generateRegistrationOptions({
        challenge: Buffer.from(challenge, 'base64url'),
        rpID: relyingParty,
        rpName: projectName,
        userID: new Uint8Array(Buffer.from(user.handle, 'utf8')),
        userName: user.name,
        userDisplayName: user.name,
        timeout: patience,
        attestationType: 'none',
        excludeCredentials: known.map(descriptor),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      }),
    );
  },

  async signInOptions({ challenge, relyingParty, known }) {
    return options(
      await generateAuthenticationOptions({
        challenge: Buffer.from(challenge, 'base64url'),
        rpID: relyingParty,
        timeout: patience,
        userVerification: 'required',
        allowCredentials: known.map(descriptor),
      }),
    );
  },

  async verifyRegistration(answer, { challenge, origin, relyingParty }) {
    try {
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        response: answer as RegistrationResponseJSON,
        expectedChallenge: challenge,
        expectedOrigin: origin,
        expectedRPID: relyingParty,
        requireUserVerification: true,
      });
      if (!verified) return undefined;
      const { credential, credentialBackedUp } = registrationInfo;
      return {
        credential: credential.id,
        publicKey: credential.publicKey,
        counter: credential.counter,
        transports: texts(credential.transports),
        isBackedUp: credentialBackedUp,
      };
    } catch {
      return undefined;
    }
  },

  claimedCredential(answer) {
    const id = typeof answer === 'object' && answer !== null && 'id' in answer ? answer.id : undefined;
    return typeof id === 'string' && id.length <= 1_500 ? id : undefined;
  },

  async verifySignIn(answer, { challenge, origin, relyingParty, known }) {
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: answer as AuthenticationResponseJSON,
        expectedChallenge: challenge,
        expectedOrigin: origin,
        expectedRPID: relyingParty,
        requireUserVerification: true,
        credential: {
          id: known.credential,
          publicKey: new Uint8Array(known.publicKey),
          counter: known.counter,
          transports: [...known.transports],
        },
      });
      return verified ? { counter: authenticationInfo.newCounter } : undefined;
    } catch {
      return undefined;
    }
  },
};

function descriptor({ credential, transports }: KnownCredential): { id: string; transports: string[] } {
  return { id: credential, transports: [...transports] };
}

function options(made: object): PasskeyOptions {
  return made as PasskeyOptions;
}

/** Transports are only hints; what a device sends there is kept if it is a short word. */
function texts(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((it) => typeof it === 'string' && /^[a-z-]{1,20}$/.test(it)).slice(0, 8)
    : [];
}
