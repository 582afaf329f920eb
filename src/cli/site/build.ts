import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { type Fault, fault } from '../../core/case/fault.ts';
import { day, type Instant, plus } from '../../core/process/instant.ts';
import { readPublished } from '../../formats/advisory-file.ts';
import type { ExploitationOf } from '../../formats/exploitation/lists.ts';
import { osvArchive } from '../../formats/osv/collection.ts';
import { osvId } from '../../formats/osv/osv.ts';
import { headOf, notForSite } from '../../formats/site/accept.ts';
import { advisoryFiles } from '../../formats/site/advisory-files.ts';
import type { SiteConfig } from '../../formats/site/config.ts';
import { fixedFiles, securityMdOf, securityTxtOf } from '../../formats/site/fixed-files.ts';
import { listFiles } from '../../formats/site/list-files.ts';
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

/** How long a security.txt holds that is written now; RFC 9116 advises less than a year. */
const securityTxtHolds = 180 * day;

/** Begins a build into a folder. Advisories that stand there already stay on the site. */
export function siteBuilder({ config, folder, now, signer, exploitationOf }: Plan): SiteBuilder {
  const site: Site = { ...config, key: signer };
  const seals = sealsWith(now, signer);
  const defaults = { at: now, publisher: config.publisher, address: config.address };
  const taken = new Set<string>();
  return {
    async add(text) {
      const { published, faults } = readPublished(text, defaults);
      if (!published || hasErrors(faults)) return faults;
      const { id } = published.advisory;
      const record = osvId(published.advisory);
      if (taken.has(id)) return [...faults, fault('site-twice', '/id', `${id} stands twice.`, 'Give it once.')];
      if (taken.has(record)) return [...faults, aliasFault(record)];
      const refused = refusals(folder, published);
      if (refused.length > 0) return [...faults, ...refused];
      taken.add(id).add(record);
      const { cve } = published.advisory;
      const files = await advisoryFiles(site, published, seals, cve ? exploitationOf?.(cve) : undefined);
      for (const file of files) folder.write(file);
      return faults;
    },
    async finish() {
      const all = heads(folder);
      for (const file of [...fixedFiles, ...listFiles(site, all, now)]) folder.write(file);
      folder.write({ path: 'osv/all.zip', body: osvArchive(osvRecords(folder)) });
      const securityMd = securityMdOf(config);
      if (securityMd !== undefined) folder.write({ path: 'SECURITY.md', body: securityMd });
      const securityTxt = securityTxtOf(config, `${plus(now, securityTxtHolds).slice(0, 10)}T00:00:00.000Z`);
      if (securityTxt !== undefined) {
        const told = signer ? await signer.signInClear(securityTxt, now) : securityTxt;
        folder.write({ path: '.well-known/security.txt', body: told });
      }
      return all.length;
    },
  };
}

const aliasFault = (record: string): Fault =>
  fault('site-alias', '', `Another advisory is ${record} too.`, 'Give each advisory ids of its own.');

function refusals(folder: SiteFolder, published: PublishedAdvisory): readonly Fault[] {
  const revisions = `advisories/${published.advisory.id}/revisions`;
  const numbers = folder.names(revisions).flatMap((name) => Number(/^(\d+)\.json$/.exec(name)?.[1] ?? []));
  const before = folder.read(`${revisions}/${published.revisions.length}.json`)?.toString('utf8');
  return notForSite(published, before, numbers.length > 0 ? Math.max(...numbers) : undefined);
}

/** Every advisory of the folder, without its long texts. */
function heads(folder: SiteFolder): readonly PublishedAdvisory[] {
  return neutralNames(folder).map((name) => {
    const text = folder.read(`advisories/${name}`)!.toString('utf8');
    return headOf(JSON.parse(text) as PublishedAdvisory);
  });
}

/** `<id>.json` and not `<id>.csaf.json`: ids have no dot before a letter. */
const neutralNames = (folder: SiteFolder): readonly string[] =>
  folder.names('advisories').filter((name) => /^[^.]+(\.\d[^.]*)*\.json$/.test(name));

function osvRecords(folder: SiteFolder): Record<string, string> {
  const names = folder.names('osv').filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    names.map((name) => [name.slice(0, -'.json'.length), folder.read(`osv/${name}`)!.toString('utf8')]),
  );
}
