import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { type Fault, fault } from '../../core/case/fault.ts';
import type { Instant } from '../../core/process/instant.ts';
import { readPublished } from '../../formats/advisory-file.ts';
import type { ExploitationOf } from '../../formats/exploitation/lists.ts';
import { type PackedRecord, packRecord } from '../../formats/osv/archive.ts';
import { osvId } from '../../formats/osv/osv.ts';
import { expiryFrom } from '../../formats/security-txt/security-txt.ts';
import { isPlainId, notForSite, unwritten } from '../../formats/site/accept.ts';
import { advisoryPaths } from '../../formats/site/advisory-files.ts';
import type { SiteConfig } from '../../formats/site/config.ts';
import { securityTxtOf } from '../../formats/site/fixed-files.ts';
import { overallFiles } from '../../formats/site/overall-files.ts';
import { placeIn, revisionPath } from '../../formats/site/places.ts';
import type { Signer } from '../../vault/signer.ts';
import { hasErrors } from '../documents.ts';
import type { SiteFolder } from './folder.ts';
import { ownFilesIn } from './own-files.ts';
import type { Press } from './press.ts';
import { standingIn } from './standing.ts';

const securityTxtPath = '.well-known/security.txt';

/** What a site is built from. */
export interface Plan {
  readonly config: SiteConfig;
  readonly folder: SiteFolder;
  readonly now: Instant;
  readonly signer?: Signer | undefined;
  readonly exploitationOf?: ExploitationOf | undefined;
  /** What writes each advisory into that folder. */
  readonly press: Press;
}

/** A site being built: each advisory first, then the lists over all of them. */
export interface SiteBuilder {
  /** Takes one advisory onto the site, page and documents. @returns what keeps it off, or only has to be said */
  add(text: string): Promise<readonly Fault[]>;
  /** When all of them stand there, rebuilds everything over all advisories of the folder. @returns how many there are */
  finish(): Promise<number>;
}

/**
 * Begins a build into a folder. Advisories that stand there already stay on the site.
 *
 * @throws CliFailure where somebody else's file stands in the place of one that is to be written over all advisories
 */
export function siteBuilder(plan: Plan): SiteBuilder {
  const { config, folder, now, signer, exploitationOf, press } = plan;
  const defaults = { at: now, publisher: config.publisher, address: config.address };
  const standing = standingIn(folder);
  const own = ownFilesIn(folder);
  own.refuseStrangers(overallPaths(plan));
  const taken = new Set<string>();
  return {
    async add(text) {
      const read = readPublished(text, defaults);
      if (!read.published || hasErrors(read.faults)) return read.faults;
      const { id, cve } = read.published.advisory;
      if (taken.has(id)) return [...read.faults, fault('site-twice', '/id', `${id} stands twice.`, 'Give it once.')];
      // Nothing is asked of the folder by a name that leads out of it, and nothing where nothing stood.
      const onSite = <T>(ask: () => T) => (isPlainId(id) && !folder.isNew ? ask() : undefined);
      const before = onSite(() => standing.head(id));
      const published = asPublished(read.published, before, config);
      const refused = notForSite(published, {
        now,
        newest: before?.revisions.length,
        same: onSite(() => folder.read(revisionPath(published)))?.toString('utf8'),
        ownerOf: standing.ownerOf,
      });
      if (refused.length > 0) return [...read.faults, ...refused];
      const strangers = onSite(() => (before || own.hasBegun(id) ? [] : advisoryPaths(published).filter(folder.has)));
      if (strangers?.[0] !== undefined) return [...read.faults, occupied(strangers[0], id)];
      taken.add(id);
      if (!folder.isNew && !before) own.begin(id);
      standing.note(published);
      await press.put({ published, exploitation: cve ? exploitationOf?.(cve) : undefined });
      return [...read.faults, ...unwritten(published)];
    },
    async finish() {
      const written = await press.end();
      const all = standing.all();
      for (const file of overallFiles(config, signer, all, recordsOf(all, written, folder), now)) own.write(file);
      const securityTxt = securityTxtOf(config, expiryFrom(now));
      if (securityTxt !== undefined) {
        const told = signer ? await signer.signInClear(securityTxt, now) : securityTxt;
        own.write({ path: securityTxtPath, body: told });
      }
      own.close();
      return all.length;
    },
  };
}

/** Every path of a file over all advisories, whatever they are. */
function* overallPaths({ config, folder, now, signer }: Plan): Generator<string> {
  for (const { path } of overallFiles(config, signer, [], [], now)) yield path;
  if (config.security) yield securityTxtPath;
  for (const year of folder.names('advisories/year')) yield `advisories/year/${year}/index.html`;
}

const occupied = (path: string, id: string): Fault =>
  fault(
    'site-occupied',
    '',
    `${path} stands in the folder already, and was not written for ${id} by tidegate site build.`,
    'Move it away, or name another folder with --out.',
  );

/**
 * The advisory as it is public already, where nothing but the site's own publisher has changed since: a new contact in
 * the site's file makes no old text another one.
 */
function asPublished(
  published: PublishedAdvisory,
  before: PublishedAdvisory | undefined,
  { publisher }: SiteConfig,
): PublishedAdvisory {
  const isSitesOwn = JSON.stringify(published.publisher) === JSON.stringify({ ...publisher });
  const isSame = before?.revisions.length === published.revisions.length;
  return before && isSame && isSitesOwn ? { ...published, publisher: before.publisher } : published;
}

/** The records of all advisories, packed: those that were written just now, and the others as they stand. */
function recordsOf(
  all: readonly PublishedAdvisory[],
  written: readonly PackedRecord[],
  folder: SiteFolder,
): readonly PackedRecord[] {
  const known = new Map(written.map((record) => [record.id, record]));
  return all.flatMap((published) => {
    const id = osvId(published.advisory);
    const found = known.get(id);
    if (found) return [found];
    const text = folder.read(placeIn('osv', published)!)?.toString('utf8');
    return text === undefined ? [] : [packRecord(id, text)];
  });
}
