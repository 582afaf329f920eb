// Looks at a site as somebody who did not build it: every file has to be what its advisories make of it, and no other file
// may lie there. A page or list that was changed by hand is found, whatever was changed in it.
import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { type Fault, fault } from '../../core/case/fault.ts';
import { readPublished } from '../advisory-file.ts';
import type { ExploitationOf } from '../exploitation/lists.ts';
import { formats } from '../index.ts';
import { isArchiveOf, type PackedRecord, packRecord } from '../osv/archive.ts';
import { osvId } from '../osv/osv.ts';
import { unsigned } from '../security-txt/security-txt.ts';
import { advisoryAt, headOf } from './accept.ts';
import { advisoryFiles } from './advisory-files.ts';
import type { SiteConfig } from './config.ts';
import { securityTxtOf } from './fixed-files.ts';
import { archivePath, overallFiles } from './overall-files.ts';
import { type FileRecord, recordLines, recordOf, recordPath } from './own-record.ts';
import { csafPlace, placeIn } from './places.ts';
import type { Seals, Site } from './site.ts';

/** A site as it lies in a folder or came from somewhere else, and what it is held against. */
export interface SiteToVerify {
  readonly config: SiteConfig;
  /** Whose key its signatures have to be of; without one nothing may be signed. */
  readonly key: Site['key'];
  readonly exploitationOf?: ExploitationOf | undefined;
  /** Every file below its root. */
  readonly paths: readonly string[];
  readonly read: (path: string) => Uint8Array | undefined;
  readonly seals: Pick<Seals, 'sha256' | 'sha512'>;
  /** Whether the signature, detached over the bytes or in clear around its own text, is by that armoured public key. */
  readonly isSigned: (bytes: Uint8Array, signature: string, publicKey: string) => Promise<boolean>;
  readonly isSignedInClear: (text: string, publicKey: string) => Promise<boolean>;
}

/** What is wrong with one file. */
export interface SiteFault {
  readonly file: string;
  readonly faults: readonly Fault[];
}

const again = 'run tidegate site build again, with the same site file and lists.';
const missing = fault('site-missing', '', 'It is missing.', `${again[0]!.toUpperCase()}${again.slice(1)}`);
const changed = fault(
  'site-changed',
  '',
  'It is not what the advisories make of it: it was changed, or written by another version.',
  `Take it away and ${again}`,
);
const foreign = fault('site-foreign', '', 'It belongs to no advisory and to no list.', 'Take it away.');
const unsignedBy = fault(
  'site-signature',
  '',
  'It is not signed by the key that the site is held against.',
  'Run tidegate site build with --key, and give its public half to verify.',
);

const wrongRecord = fault(
  'site-record',
  '',
  'It is not what builds note of the files that they wrote.',
  'Build the site anew, of all its advisories, into another folder.',
);

/** Every fault of the site, file by file. @param step called after each advisory */
export async function verifySite(site: SiteToVerify, step: () => void = () => {}): Promise<readonly SiteFault[]> {
  const found = new Map<string, Fault[]>();
  const known = new Set<string>();
  const note = (file: string, ...faults: readonly Fault[]) => {
    if (faults.length > 0) found.set(file, [...(found.get(file) ?? []), ...faults]);
  };
  const lookAt = (path: string, isRight: (there: Uint8Array) => boolean) => {
    known.add(path);
    const there = site.read(path);
    if (!there) note(path, missing);
    else if (!isRight(there)) note(path, changed);
  };
  const compare = (path: string, body: string | Uint8Array) =>
    lookAt(path, (there) => Buffer.from(there).equals(Buffer.from(body as string)));
  const heads: PublishedAdvisory[] = [];
  const records: PackedRecord[] = [];
  for (const path of site.paths) {
    const id = advisoryAt(path);
    if (id === undefined) continue;
    known.add(path);
    const { published, faults } = readPublished(textOf(site, path) ?? '', { at: '1970-01-01T00:00:00.000Z' });
    if (!published || faults.some(({ severity }) => severity === 'error')) note(path, ...faults);
    else {
      heads.push(headOf(published));
      await verifyAdvisory(site, published, { compare, note, known, records });
    }
    step();
  }
  const since = textOf(site, '.well-known/csaf/provider-metadata.json')?.match(/"last_updated": "([^"]+)"/)?.[1] ?? '';
  for (const { path, body } of overallFiles(site.config, site.key, heads, records, since)) {
    if (path === archivePath) lookAt(path, (there) => isArchiveOf(there, records));
    else compare(path, body);
  }
  await verifySecurityTxt(site, compare, note);
  known.add(recordPath);
  if (!isRecordOf(site, (path) => found.has(path))) note(recordPath, wrongRecord);
  for (const path of site.paths) if (!known.has(path)) note(path, foreign);
  return [...found].map(([file, faults]) => ({ file, faults }));
}

const textOf = ({ read }: SiteToVerify, path: string): string | undefined => {
  const bytes = read(path);
  return bytes && new TextDecoder('utf-8').decode(bytes);
};

/** How the look at one advisory adds to the look at the whole. */
interface Look {
  readonly compare: (path: string, body: string | Uint8Array) => void;
  readonly note: (file: string, ...faults: readonly Fault[]) => void;
  readonly known: Set<string>;
  readonly records: PackedRecord[];
}

async function verifyAdvisory(site: SiteToVerify, published: PublishedAdvisory, look: Look): Promise<void> {
  const { advisory, revisions } = published;
  const { config, key, seals, exploitationOf } = site;
  const exploitation = advisory.cve ? exploitationOf?.(advisory.cve) : undefined;
  const recordAt = placeIn('osv', published);
  for (const { path, body } of await advisoryFiles({ ...config, key }, published, seals, exploitation)) {
    look.compare(path, body);
    if (path === recordAt) look.records.push(packRecord(osvId(advisory), String(body)));
    const format = formats.find(({ extension }) => path === `advisories/${advisory.id}${extension}`);
    const faults = format ? await format.check(String(body)) : [];
    look.note(path, ...faults.filter(({ severity }) => severity === 'error'));
  }
  for (let number = 1; number < revisions.length; number += 1) {
    const path = `advisories/${advisory.id}/revisions/${number}.json`;
    const older = site.read(path) && readPublished(textOf(site, path)!, { at: published.publishedAt }).published;
    // A site may begin with an advisory that had revisions elsewhere; one that lies here has to be that revision.
    if (older?.advisory.id === advisory.id && older.revisions.length === number) look.known.add(path);
  }
  if (!key) return;
  const path = csafPlace(published);
  const [document, signature] = [site.read(path), textOf(site, `${path}.asc`)];
  look.known.add(`${path}.asc`);
  const isSigned = document && signature && (await site.isSigned(document, signature, key.publicKey));
  if (!isSigned) look.note(`${path}.asc`, unsignedBy);
}

/** Whether builds noted their files rightly; of one that has a fault already nothing more is said. */
function isRecordOf(site: SiteToVerify, isToldOf: (path: string) => boolean): boolean {
  const text = textOf(site, recordPath) ?? '';
  const record = recordOf(text);
  const inside = new Set(site.paths);
  // Whoever wrote the note may have named any file of this machine.
  const isThere = ({ path, hash }: FileRecord) => {
    const body = inside.has(path) ? site.read(path) : undefined;
    return isToldOf(path) || (body !== undefined && site.seals.sha256(body) === hash);
  };
  return record.files.length > 0 && recordLines(record) === text && record.files.every(isThere);
}

async function verifySecurityTxt(site: SiteToVerify, compare: Look['compare'], note: Look['note']): Promise<void> {
  const path = '.well-known/security.txt';
  const there = textOf(site, path);
  const expires = /^Expires: (\S+)$/m.exec(there ?? '')?.[1] ?? '';
  const wanted = securityTxtOf(site.config, expires);
  if (wanted === undefined) return;
  if (!site.key || there === undefined) return compare(path, wanted);
  compare(path, there);
  if (!(await site.isSignedInClear(there, site.key.publicKey))) note(path, unsignedBy);
  else if (unsigned(there).trim() !== wanted.trim()) note(path, changed);
}
