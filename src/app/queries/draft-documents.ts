import type { Actor } from '../../core/access/actor.ts';
import type { Fault } from '../../core/case/fault.ts';
import type { ProjectId } from '../../core/case/ids.ts';
import { formats } from '../../formats/index.ts';
import { projectOf } from '../books.ts';
import type { House } from '../house.ts';
import { readSheet } from '../persons.ts';
import { publishedOf } from '../publication.ts';
import { caseRoom } from './cases.ts';

/** What each format says of the newest revision of a case's advisory; empty before the first one. */
export async function draftDocuments(
  house: House,
  project: ProjectId,
  number: string,
  actor: Actor,
): Promise<readonly { readonly name: string; readonly faults: readonly Fault[] }[]> {
  const room = await caseRoom(house, project, number, actor, { entries: 1 });
  if (!room || room.case.advisory.revisions.length === 0) return [];
  const { owner, sheet } = await house.store.readTx(project, async (tx) => ({
    owner: await projectOf(tx, house.root),
    sheet: await readSheet(tx, house.root, room.case.reporter),
  }));
  const published = { ...publishedOf(owner, room.case, sheet, house.now(), house.baseUrl), status: 'draft' as const };
  const told: { name: string; faults: readonly Fault[] }[] = [];
  for (const format of formats) {
    const obstacles = format.obstacles(published);
    const faults = obstacles.length > 0 ? obstacles : await format.check(format.render(published));
    told.push({ name: format.title, faults });
  }
  return told;
}
