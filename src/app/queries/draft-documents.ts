import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import type { Fault } from '../../core/case/fault.ts';
import type { ProjectId } from '../../core/case/ids.ts';
import { formats } from '../../formats/index.ts';
import type { House } from '../house.ts';
import { readSheet } from '../persons.ts';
import { publishedOf } from '../publication.ts';
import { duplicatesWithSheets } from '../tied.ts';
import type { CaseRoom } from './cases.ts';

/** The newest revision with all that publication would put in now: score, ids, released versions and credit. */
export async function draftAsPublished(
  house: House,
  project: ProjectId,
  { case: state, project: owner }: CaseRoom,
): Promise<PublishedAdvisory | undefined> {
  if (state.advisory.revisions.length === 0) return undefined;
  const { sheet, duplicates } = await house.store.readTx(project, async (tx) => ({
    sheet: await readSheet(tx, house.root, state.reporter),
    duplicates: await duplicatesWithSheets(tx, house, state),
  }));
  return { ...publishedOf(owner, state, sheet, house.now(), house.baseUrl, { duplicates }), status: 'draft' };
}

/** What each format says of the newest revision of a case's advisory; empty before the first one. */
export async function draftDocuments(
  house: House,
  project: ProjectId,
  room: CaseRoom,
): Promise<readonly { readonly name: string; readonly faults: readonly Fault[] }[]> {
  const published = await draftAsPublished(house, project, room);
  if (!published) return [];
  const told: { name: string; faults: readonly Fault[] }[] = [];
  for (const format of formats) {
    const obstacles = format.obstacles(published);
    const faults =
      obstacles.length > 0
        ? obstacles
        : [...(format.leftOut?.(published) ?? []), ...(await format.check(format.render(published)))];
    told.push({ name: format.title, faults });
  }
  return told;
}
