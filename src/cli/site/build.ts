import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { type Fault, fault } from '../../core/case/fault.ts';
import type { Instant } from '../../core/process/instant.ts';
import { readPublished } from '../../formats/advisory-file.ts';
import type { ExploitationOf } from '../../formats/exploitation/lists.ts';
import { expiryFrom } from '../../formats/security-txt/security-txt.ts';
import { advisoryAt, headOf, notForSite, sharedPaths } from '../../formats/site/accept.ts';
import { advisoryFiles } from '../../formats/site/advisory-files.ts';
import type { SiteConfig } from '../../formats/site/config.ts';
import { securityTxtOf } from '../../formats/site/fixed-files.ts';
import { overallFiles } from '../../formats/site/overall-files.ts';
import type { Site } from '../../formats/site/site.ts';
import type { Signer } from '../../vault/signer.ts';
import { hasErrors } from '../documents.ts';
import type { SiteFolder } from './folder.ts';
import { sealsWith } from './seals.ts';

/** What a site is built from. */
export interface Plan {
  readonly config: SiteConfig;
  readonly folder: SiteFolder;
  readonly now: Instant;
  readonly signer?: Signer | undefined;
  readonly exploitationOf?: ExploitationOf | undefined;
}

/** A site being built: each advisory first, then the lists over all of them. */
export interface SiteBuilder {
  /** Puts one advisory onto the site, page and documents. @returns what keeps it off, or only has to be said */
  add(text: string): Promise<readonly Fault[]>;
  /** Rebuilds everything that is over all advisories of the folder. @returns how many there are */
  finish(): Promise<number>;
}

/** Begins a build into a folder. Advisories that stand there already stay on the site. */
export function siteBuilder({ config, folder, now, signer, exploitationOf }: Plan): SiteBuilder {
  const site: Site = { ...config, key: signer };
  const seals = sealsWith(now, signer);
  const defaults = { at: now, publisher: config.publisher, address: config.address };
  const heads = headsIn(folder);
  const owners = new Map([...heads].flatMap(([id, head]) => sharedPaths(head).map((path) => [path, id] as const)));
  const taken = new Set<string>();
  return {
    async add(text) {
      const read = readPublished(text, defaults);
      if (!read.published || hasErrors(read.faults)) return read.faults;
      const published = asPublished(read.published, heads.get(read.published.advisory.id), config);
      const { id, cve } = published.advisory;
      if (taken.has(id)) return [...read.faults, fault('site-twice', '/id', `${id} stands twice.`, 'Give it once.')];
      const refused = notForSite(published, {
        now,
        newest: heads.get(id)?.revisions.length,
        same: folder.read(`advisories/${id}/revisions/${published.revisions.length}.json`)?.toString('utf8'),
        ownerOf: (path) => owners.get(path),
      });
      if (refused.length > 0) return [...read.faults, ...refused];
      taken.add(id);
      heads.set(id, headOf(published));
      for (const path of sharedPaths(published)) owners.set(path, id);
      const files = await advisoryFiles(site, published, seals, cve ? exploitationOf?.(cve) : undefined);
      for (const file of files) folder.write(file);
      return read.faults;
    },
    async finish() {
      const all = [...heads.values()];
      for (const file of overallFiles(config, signer, all, osvRecords(folder), now)) folder.write(file);
      const securityTxt = securityTxtOf(config, expiryFrom(now));
      if (securityTxt !== undefined) {
        const told = signer ? await signer.signInClear(securityTxt, now) : securityTxt;
        folder.write({ path: '.well-known/security.txt', body: told });
      }
      return all.length;
    },
  };
}

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

/** Every advisory of the folder by its id, without its long texts. */
function headsIn(folder: SiteFolder): Map<string, PublishedAdvisory> {
  const ids = folder.names('advisories').flatMap((name) => advisoryAt(`advisories/${name}`) ?? []);
  return new Map(
    ids.map((id) => {
      const text = folder.read(`advisories/${id}.json`)!.toString('utf8');
      return [id, headOf(JSON.parse(text) as PublishedAdvisory)];
    }),
  );
}

function osvRecords(folder: SiteFolder): Record<string, string> {
  const names = folder.names('osv').filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    names.map((name) => [name.slice(0, -'.json'.length), folder.read(`osv/${name}`)!.toString('utf8')]),
  );
}
