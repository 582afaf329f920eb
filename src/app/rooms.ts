import type { CaseId, PersonId, ProjectId } from '../core/case/ids.ts';
import { findReporterKey } from '../store/reporter-keys.ts';
import { derive } from '../vault/keys.ts';
import { normaliseReporterKey, reporterLookup } from '../vault/words.ts';
import type { House } from './house.ts';

export interface Room {
  readonly case: CaseId;
  readonly person: PersonId;
}

/** Which case ten words open; undefined for words that open none, whether or not they are well formed. */
export async function enterRoom(house: House, project: ProjectId, words: string): Promise<Room | undefined> {
  const normal = normaliseReporterKey(words);
  if (normal === null) return undefined;
  const lookup = reporterLookup(derive(house.root, 'index'), normal);
  const found = await house.store.readTx(project, (tx) => findReporterKey(tx, lookup));
  return found && { case: found.book, person: found.person };
}
