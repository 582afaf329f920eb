import type { Post } from '../channels/post.ts';
import type { Web } from '../channels/web.ts';
import type { ProjectId } from '../core/case/ids.ts';
import type { Instant } from '../core/process/instant.ts';
import type { BroughtLists } from '../formats/exploitation/lists.ts';
import type { Store } from '../store/open.ts';
import type { RandomBytes } from '../vault/bytes.ts';
import type { Encryptor } from '../vault/encryptor.ts';
import { derive } from '../vault/keys.ts';
import { lookup } from '../vault/lookup.ts';
import { newId, newReference } from '../vault/tokens.ts';
import type { Gatehouse } from './identity/gatehouse.ts';
import type { PasskeyProtocol } from './identity/passkey-protocol.ts';
import type { Jobs } from './jobs.ts';

/** All that the shell is handed by `main`: the record, the root key, the clock, chance and the way out. */
export interface House {
  readonly store: Store;
  /** The root key: 32 bytes. */
  readonly root: Buffer;
  readonly random: RandomBytes;
  readonly now: () => Instant;
  /** Where the house is served: scheme, host and port without a path. */
  readonly baseUrl: string;
  readonly post: Post;
  /** The mailbox that mail comes from. */
  readonly sender: string;
  /** The mailbox whose sub-addresses take answers to notices; without one there is no answering by mail. */
  readonly answersTo: string | undefined;
  /** The mailbox whose sub-addresses take returned mail; the sender does without one. */
  readonly bouncesTo: string | undefined;
  /** The lists that the operator brought: what others say of the use of a CVE. */
  readonly exploitation?: BroughtLists | undefined;
  readonly encryptor: Encryptor;
  /** Where keys are looked up. */
  readonly web: Web;
  readonly passkeys: PasskeyProtocol;
  readonly isDemo: boolean;
  /** Enqueues in the transaction that causes it; the worker is woken when that has committed. */
  readonly jobs: Pick<Jobs, 'enqueue'>;
  readonly log: (line: string) => void;
}

/** A fresh opaque id from the house's own chance. */
export const fresh = (house: House): string => newId(house.random);

/** A fresh short reference for people outside. */
export const reference = (house: House): string => newReference(house.random);

/**
 * The reference of an organisation in a case, derived from the root key (HMAC-SHA-256): what the preview of a first notice
 * shows is what sending gives. It says nothing of either to whoever has not the key.
 */
export function referenceFor(
  { root }: Pick<House, 'root'>,
  about: { readonly project: ProjectId; readonly id: string } | undefined,
  organisation: string,
): string {
  const name = `${about?.project ?? ''}/${about?.id ?? ''}/${organisation}`;
  return newReference((length) => lookup(derive(root, 'reference'), 'organisation', name).subarray(0, length));
}

/** The part of the house that identity works with, for one project. */
export function gatehouseOf(house: House, project: ProjectId, projectName: string): Gatehouse {
  const { store, root, random, passkeys, isDemo } = house;
  return { project, projectName, origin: house.baseUrl, store, root, random, clock: house.now, passkeys, isDemo };
}
