import type { ProjectId } from '../../core/case/ids.ts';
import type { Instant } from '../../core/process/instant.ts';
import type { Store } from '../../store/open.ts';
import type { RandomBytes } from '../../vault/bytes.ts';
import type { PasskeyProtocol } from './passkey-protocol.ts';

/** All that identity needs to work for one project. `main` makes one for each project that it serves. */
export interface Gatehouse {
  readonly project: ProjectId;
  /** What the person's device shows as the place that asks: the project's name. */
  readonly projectName: string;
  /** Where the project is served: scheme, host and port, `https://security.example.org`, without a path. */
  readonly origin: string;
  readonly store: Store;
  /** The root key: 32 bytes. */
  readonly root: Buffer;
  readonly random: RandomBytes;
  readonly clock: () => Instant;
  readonly passkeys: PasskeyProtocol;
  /** Whether this is a demonstration: only there does a link alone sign in. */
  readonly isDemo: boolean;
}

/** The relying party id of WebAuthn: the host name without port. It must be a name, `localhost` in development. */
export function relyingParty(origin: string): string {
  return new URL(origin).hostname;
}
