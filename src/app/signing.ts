import type { Project, ProjectEvent } from '../core/access/project.ts';
import type { ProjectId } from '../core/case/ids.ts';
import type { Instant } from '../core/process/instant.ts';
import type { Artifact } from '../store/artifacts.ts';
import type { Tx } from '../store/open.ts';
import { sha256 } from '../vault/bytes.ts';
import { newKeyPair, signDetached } from '../vault/pgp.ts';
import { publicHalf, type Signer, signerOf } from '../vault/signer.ts';
import { projectKeeping, projectRef } from './books.ts';
import type { House } from './house.ts';
import { readBook, takeBook, writeEvents } from './record.ts';

/**
 * The private half of the project's signing key. It is made when it is first needed and stands in the project's book
 * alone, sealed like every event; the picture of the project, which many pages open, holds only the public half.
 */
async function signingKey(tx: Tx, house: House, now: Instant): Promise<string> {
  const ref = projectRef(tx.project);
  const known = await keyInBook(tx, house);
  if (known) return known;
  const book = await takeBook<Project>(tx, house.root, ref);
  // Two first publications at once make one key: who waited for the book finds what the other one wrote.
  const meanwhile = await keyInBook(tx, house);
  if (meanwhile) return meanwhile;
  if (!book?.state) throw new Error(`Project ${tx.project} has not been founded.`);
  const { vendor } = book.state;
  const pair = await newKeyPair(`${vendor} security advisories`, house.sender, now);
  const event: ProjectEvent = { type: 'SigningKeyMade', ...pair, by: 'system' };
  await writeEvents(tx, book, projectKeeping, [event], { kind: 'system' }, now);
  return pair.privateKey;
}

/** The project's key, opened to sign with; made where there is none yet. */
export async function projectSigner(tx: Tx, house: House, now: Instant): Promise<Signer> {
  return signerOf(await signingKey(tx, house, now));
}

/** The key of each project of a house, once it stands in the record: it never changes, and five hundred letters ask for it. */
const keptKeys = new WeakMap<House, Map<ProjectId, string>>();

/** The private half of the project's key, for letters; made with the first of them. */
export async function letterKey(house: House, project: ProjectId): Promise<string> {
  const kept = keptKeys.get(house) ?? new Map<ProjectId, string>();
  keptKeys.set(house, kept);
  const key = kept.get(project) ?? (await house.store.withTx(project, (tx) => signingKey(tx, house, house.now())));
  kept.set(project, key);
  return key;
}

async function keyInBook(tx: Tx, house: House): Promise<string | undefined> {
  const book = await readBook<ProjectEvent>(tx, house.root, projectRef(tx.project));
  const made = book.findLast(({ event }) => event.type === 'SigningKeyMade');
  return made?.event.type === 'SigningKeyMade' ? made.event.privateKey : undefined;
}

/** What was signed last for each project of a house: the same text is asked for many times a day. */
const signedLast = new WeakMap<House, Map<ProjectId, { readonly text: string; readonly signed: string }>>();

/** The text with the project's signature around it; as it stands before the project has a key. */
export async function signedInClear(house: House, project: ProjectId, text: string): Promise<string> {
  const last = signedLast.get(house) ?? new Map();
  signedLast.set(house, last);
  const before = last.get(project);
  if (before?.text === text) return before.signed;
  const key = await house.store.readTx(project, (tx) => keyInBook(tx, house));
  if (!key) return text;
  const signed = await (await signerOf(key)).signInClear(text, house.now());
  last.set(project, { text, signed });
  return signed;
}

/** The CSAF documents among the artifacts, each with its detached signature beside it (CSAF 2.0 §7.1.19). */
export async function signedArtifacts(
  tx: Tx,
  house: House,
  artifacts: readonly Artifact[],
  now: Instant,
): Promise<readonly Artifact[]> {
  const signed: Artifact[] = [];
  for (const artifact of artifacts) {
    signed.push(artifact);
    if (!artifact.path.endsWith('.csaf.json')) continue;
    const signature = await signDetached(artifact.body, await signingKey(tx, house, now), now);
    const body = Buffer.from(signature, 'utf8');
    signed.push({
      ...artifact,
      path: `${artifact.path}.asc`,
      mediaType: 'application/pgp-signature',
      body,
      sha256: sha256(body).toString('hex'),
    });
  }
  return signed;
}

/** The public half of the project's key, by which others check what it signs; missing before it is first needed. */
export async function projectKeyOf(
  house: House,
  project: ProjectId,
): Promise<{ readonly publicKey: string; readonly fingerprint: string } | undefined> {
  const key = await house.store.readTx(project, (tx) => keyInBook(tx, house));
  return key === undefined ? undefined : publicHalf(key);
}
