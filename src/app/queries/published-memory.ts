import type { ProjectId } from '../../core/case/ids.ts';
import { countArtifacts } from '../../store/artifacts.ts';
import type { House } from '../house.ts';

/** What was made last out of everything that a project has published, by what it is. */
interface Memory {
  readonly published: number;
  readonly made: Map<string, Promise<unknown>>;
}

const memories = new WeakMap<House, Map<ProjectId, Memory>>();

/**
 * What follows from the published files of a project alone, made once and given again until something more is published:
 * files are only ever added, so that their number says whether any was.
 */
export async function sincePublished<T>(
  house: House,
  project: ProjectId,
  what: string,
  make: () => Promise<T>,
): Promise<T> {
  const ofHouse = memories.get(house) ?? new Map<ProjectId, Memory>();
  memories.set(house, ofHouse);
  // Counted before it is made: what is published meanwhile is counted next time, and it is made anew.
  const published = await house.store.readTx(project, countArtifacts);
  let memory = ofHouse.get(project);
  if (memory?.published !== published) {
    memory = { published, made: new Map() };
    ofHouse.set(project, memory);
  }
  const { made } = memory;
  const known = made.get(what) as Promise<T> | undefined;
  if (known) return known;
  const making = make();
  made.set(what, making);
  making.catch(() => made.delete(what));
  return making;
}
