// What collectors fetch by the name of a form: every advisory as OSV, CVE record or OpenVEX.
import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import type { ProjectId } from '../../core/case/ids.ts';
import { osvArchive, osvChanges } from '../../formats/osv/collection.ts';
import { osvId } from '../../formats/osv/osv.ts';
import { readArtifactsEnding } from '../../store/artifacts.ts';
import type { House } from '../house.ts';
import { publicAdvisories, publicFile } from './public.ts';

/** One file of a collection. */
export interface CollectedFile {
  readonly mediaType: string;
  readonly body: Buffer;
}

/** What each collection calls an advisory, and which of its files stands under that name. */
const collections: Readonly<
  Record<string, { readonly ending: string; readonly idOf: (one: PublishedAdvisory) => string | undefined }>
> = {
  osv: { ending: '.osv.json', idOf: ({ advisory }) => osvId(advisory) },
  cve: { ending: '.cve.json', idOf: ({ advisory }) => advisory.cve },
  vex: { ending: '.vex.json', idOf: ({ advisory }) => advisory.id },
};

/** A file of a collection by its path there, such as `all.zip` or `CVE-2026-41246.json`; undefined when there is none. */
export async function collectedFile(
  house: House,
  project: ProjectId,
  collection: string,
  path: string,
): Promise<CollectedFile | undefined> {
  const found = collections[collection];
  if (!found) return undefined;
  if (collection === 'osv' && path === 'all.zip') return archive(house, project);
  const advisories = await publicAdvisories(house, project);
  if (collection === 'osv' && path === 'modified_id.csv') {
    return { mediaType: 'text/csv; charset=utf-8', body: Buffer.from(osvChanges(advisories), 'utf8') };
  }
  const published = advisories.find((one) => {
    const id = found.idOf(one);
    return id !== undefined && `${id}.json` === path;
  });
  const file = published && (await publicFile(house, project, `/advisories/${published.advisory.id}${found.ending}`));
  return file && { mediaType: file.mediaType, body: Buffer.from(file.body) };
}

async function archive(house: House, project: ProjectId): Promise<CollectedFile> {
  const records = await house.store.readTx(project, (tx) => readArtifactsEnding(tx, '.osv.json'));
  const texts = records.map(({ body }) => Buffer.from(body).toString('utf8'));
  const named = texts.map((text) => [(JSON.parse(text) as { id: string }).id, text] as const);
  return { mediaType: 'application/zip', body: Buffer.from(osvArchive(Object.fromEntries(named))) };
}
