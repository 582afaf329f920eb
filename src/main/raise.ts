import { randomBytes } from 'node:crypto';
import type { House } from '../app/house.ts';
import type { Post } from '../channels/post.ts';
import type { Web } from '../channels/web.ts';
import type { Instant } from '../core/process/instant.ts';
import { webauthn } from '../http/webauthn.ts';
import type { Cluster } from '../store/cluster/cluster.ts';
import { migrate } from '../store/migrate.ts';
import { openStore, type Store } from '../store/open.ts';
import type { Encryptor } from '../vault/encryptor.ts';

export interface Foundation {
  readonly cluster: Cluster;
  readonly store: Store;
  /** Migrations that ran just now. */
  readonly migrated: readonly string[];
}

/** Brings the schema forward and opens the record. */
export async function layFoundation(cluster: Cluster, at: Instant, log: (line: string) => void): Promise<Foundation> {
  const migrated = await migrate(cluster.owner, at);
  return { cluster, store: await openStore(cluster, { log }), migrated };
}

export interface HouseParts {
  readonly store: Store;
  readonly root: Buffer;
  readonly now: () => Instant;
  readonly baseUrl: string;
  readonly post: Post;
  readonly sender: string;
  readonly answersTo: string | undefined;
  readonly bouncesTo: string | undefined;
  readonly exploitation?: House['exploitation'];
  readonly encryptor: Encryptor;
  readonly web: Web;
  readonly isDemo: boolean;
  readonly jobs: House['jobs'];
  readonly log: (line: string) => void;
}

/** Puts the house together out of what is handed in; passkeys and chance are the same for every house. */
export function raiseHouse(parts: HouseParts): House {
  return { ...parts, random: randomBytes, passkeys: webauthn };
}

/** For a house whose clock is moved by hand: whoever moves it calls `tick`, so nothing needs to be woken. */
export const noJobs: House['jobs'] = { enqueue: async () => undefined };
