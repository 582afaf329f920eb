// What collectors fetch by the name of a form: every advisory as OSV, CVE record or OpenVEX.
import type { ProjectId } from '../../core/case/ids.ts';
import { formatCalled } from '../../formats/index.ts';
import { osvArchive, packRecord } from '../../formats/osv/archive.ts';
import { osvChanges } from '../../formats/osv/collection.ts';
import { collections } from '../../formats/site/places.ts';
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

/** A file of a collection by its path there, such as `all.zip` or `CVE-2026-41246.json`; undefined when there is none. */
export async function collectedFile(
  house: House,
  project: ProjectId,
  collection: string,
  path: string,
): Promise<CollectedFile | undefined> {
  const found = Object.hasOwn(collections, collection) ? collections[collection] : undefined;
  if (!found) return undefined;
  const whole = collection === 'osv' ? wholes.get(path) : undefined;
  if (whole) return sincePublished(house, project, path, () => whole(house, project));
  const named = await sincePublished(house, project, collection, async () => {
    const advisories = await publicAdvisories(house, project);
    // Newest first: where two advisories have one name, the newer one stands under it.
    const entries = advisories.flatMap((one) => {
      const file = found.fileOf(one);
      return file === undefined ? [] : [[file, one.advisory.id] as const];
    });
    return new Map<string, string>(entries.reverse());
  });
  const id = named.get(path);
  const file = id && (await publicFile(house, project, `/advisories/${id}${formatCalled(found.form)!.extension}`));
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
  // Of records with one id, the last one stands under it.
  const named = new Map(texts.map((text) => [(JSON.parse(text) as { id: string }).id, text]));
  const packed = [...named].map(([id, text]) => packRecord(id, text));
  return fileOf('application/zip', Buffer.from(osvArchive(packed)));
}
