// What collectors fetch by the name of a form: every advisory as OSV, CVE record or OpenVEX.
import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import type { ProjectId } from '../../core/case/ids.ts';
import { osvArchive, osvChanges } from '../../formats/osv/collection.ts';
import { osvId } from '../../formats/osv/osv.ts';
import { readArtifactsEnding } from '../../store/artifacts.ts';
import { digestOfBytes } from '../digest.ts';
import type { House } from '../house.ts';
import { publicAdvisories, publicFile } from './public.ts';
import { sincePublished } from './published-memory.ts';

/** One file of a collection. */
export interface CollectedFile {
  readonly mediaType: string;
  readonly body: Buffer;
  /** SHA-256 of the body, hexadecimal. */
  readonly sha256: string;
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
  const whole = collection === 'osv' ? wholes.get(path) : undefined;
  if (whole) return sincePublished(house, project, path, () => whole(house, project));
  const named = await sincePublished(house, project, collection, async () => {
    const advisories = await publicAdvisories(house, project);
    // Newest first: where two advisories have one name, the newer one stands under it.
    const entries = advisories.flatMap((one) => {
      const id = found.idOf(one);
      return id === undefined ? [] : [[`${id}.json`, one.advisory.id] as const];
    });
    return new Map<string, string>(entries.reverse());
  });
  const id = named.get(path);
  const file = id && (await publicFile(house, project, `/advisories/${id}${found.ending}`));
  return file ? { mediaType: file.mediaType, body: Buffer.from(file.body), sha256: file.sha256 } : undefined;
}

/** Files over all records together. */
const wholes: ReadonlyMap<string, (house: House, project: ProjectId) => Promise<CollectedFile>> = new Map([
  ['all.zip', archive],
  [
    'modified_id.csv',
    async (house, project) =>
      fileOf('text/csv; charset=utf-8', Buffer.from(osvChanges(await publicAdvisories(house, project)), 'utf8')),
  ],
]);

const fileOf = (mediaType: string, body: Buffer): CollectedFile => ({ mediaType, body, sha256: digestOfBytes(body) });

async function archive(house: House, project: ProjectId): Promise<CollectedFile> {
  const records = await house.store.readTx(project, (tx) => readArtifactsEnding(tx, '.osv.json'));
  const texts = records.map(({ body }) => Buffer.from(body).toString('utf8'));
  const named = texts.map((text) => [(JSON.parse(text) as { id: string }).id, text] as const);
  return fileOf('application/zip', Buffer.from(osvArchive(Object.fromEntries(named))));
}
