import type { Command } from '../core/case/decide.ts';
import type { Case } from '../core/case/model.ts';
import type { Facts } from '../core/process/facts.ts';
import type { Instant } from '../core/process/instant.ts';
import { linesWithoutBundle, type SealedFile, standingBundles } from '../core/release/bundle.ts';
import { otherCasesInPieces, patchInPieces } from '../core/release/patch-leaks.ts';
import { readPatches } from '../core/release/patches.ts';
import { writeArchive } from '../formats/bundle/archive.ts';
import { manifestOf } from '../formats/bundle/manifest.ts';
import type { Tx } from '../store/open.ts';
import { sha256 } from '../vault/bytes.ts';
import { projectOf } from './books.ts';
import { type PreparedFile, prepareFiles, readFile } from './files.ts';
import type { House } from './house.ts';
import type { OpenBook } from './record.ts';
import { projectSigner } from './signing.ts';
import { unhurried, unhurriedly } from './unhurried.ts';

/** What comes with a command beside its input: the patches that were uploaded, or how the fix would be handed out. */
export interface Beside {
  readonly patches?: Buffer;
  readonly handsOut?: Facts['handsOut'];
}

/** What the law hears of it, and the files that are kept if it agrees. */
export interface Brought {
  readonly facts: Partial<Facts>;
  readonly files: readonly PreparedFile[];
}

/** What a command about bundles brings along; nothing for any other. */
export async function broughtBy(
  tx: Tx,
  house: House,
  book: OpenBook<Case>,
  { type }: Command,
  { patches, handsOut }: Beside,
  now: Instant,
): Promise<Brought> {
  if (type === 'AddBundle' && patches) return patchesAsCame(house, patches);
  if (type === 'ShareBundles') return archiveOf(tx, house, book, now);
  return type === 'TakeBundles' && handsOut ? { facts: { handsOut }, files: [] } : nothing;
}

/** Lets the law find its verdict on large patches made: judged at one go, they hold up every page. */
export async function judgeAhead({ patches, toShare = [], guardedWords, otherWords }: Facts): Promise<void> {
  const rest = unhurried(0.5);
  for (const [n, patch] of (patches?.patches ?? []).entries())
    await unhurriedly(patchInPieces(patch, n, guardedWords, otherWords), rest);
  for (const bundle of toShare)
    for (const [n, patch] of bundle.patches.entries())
      await unhurriedly(otherCasesInPieces(patch, n, otherWords ?? []), rest);
}

const nothing: Brought = { facts: {}, files: [] };

function patchesAsCame(house: House, bytes: Buffer): Brought {
  const read = readPatches(bytes);
  const cards = read.patches.map(({ subject, from, to }) => ({
    subject,
    sha256: sha256(bytes.subarray(from, to)).toString('hex'),
  }));
  const files = prepareFiles(house, [{ name: 'patches.mbox', bytes }]);
  return { facts: { patches: { ...read, cards, file: sealedAs(files) } }, files };
}

/** The bundles that stand, as they came, with a manifest that the project has signed: made once, the same for all. */
async function archiveOf(tx: Tx, house: House, book: OpenBook<Case>, now: Instant): Promise<Brought> {
  const state = book.state!;
  const bundles = standingBundles(state);
  if (bundles.length === 0) return nothing;
  const signer = await projectSigner(tx, house, now);
  const { title } = await projectOf(tx, house.root);
  const about = { project: title, signer: signer.fingerprint, made: now, without: linesWithoutBundle(state) };
  const { manifest, text } = manifestOf(bundles, about);
  const signature = await signer.signDetached(Buffer.from(text, 'utf8'), now);
  const files: Record<string, Uint8Array> = {};
  const toShare: NonNullable<Facts['toShare']>[number][] = [];
  for (const [n, { file }] of manifest.lines.entries()) {
    const { line, base } = bundles[n]!;
    const body = await readFile(tx, book, bundles[n]!);
    files[file] = body;
    toShare.push({ line, base, patches: readPatches(body).patches });
  }
  const bytes = Buffer.from(writeArchive({ manifest: text, signature, files }));
  const kept = prepareFiles(house, [{ name: 'fix.zip', bytes }]);
  return { facts: { archive: sealedAs(kept), toShare }, files: kept };
}

/** The one file of a command as events speak of it. */
function sealedAs([file]: readonly PreparedFile[]): SealedFile {
  const { blob, size, sha256: digest } = file!.attachment;
  return { blob, size, sha256: digest };
}
