import type { ProjectId } from '../../core/case/ids.ts';
import type { Case } from '../../core/case/model.ts';
import { announcementsOut } from '../../core/notices/pre-announcement.ts';
import type { Instant } from '../../core/process/instant.ts';
import type { AnnouncementPlace } from '../../core/process/playbook-release.ts';
import { listPictures } from '../../store/pictures.ts';
import { playbookOfCase, projectOf } from '../books.ts';
import type { House } from '../house.ts';
import { openPictures } from '../record.ts';

/** That a release is coming, as anybody reads it. */
export interface AnnouncedAhead {
  /** A name of the announcement that tells nothing of its case. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly at: Instant;
  readonly places: readonly AnnouncementPlace[];
}

const memories = new WeakMap<
  House,
  Map<ProjectId, { readonly minute: string; readonly made: Promise<readonly AnnouncedAhead[]> }>
>();

/**
 * What the public is told ahead at one of its places, the newest first. Cases are opened once a minute at most, whoever
 * asks, and only where a playbook of the project announces anything: a page that anybody may read must stay cheap.
 */
export async function announcedAhead(
  house: House,
  project: ProjectId,
  place: AnnouncementPlace,
): Promise<readonly AnnouncedAhead[]> {
  const known = memories.get(house) ?? new Map();
  memories.set(house, known);
  const minute = house.now().slice(0, 16);
  if (known.get(project)?.minute !== minute) {
    const made = read(house, project);
    known.set(project, { minute, made });
    made.catch(() => known.delete(project));
  }
  const all: readonly AnnouncedAhead[] = await known.get(project)!.made;
  return all.filter(({ places }) => places.includes(place));
}

async function read(house: House, project: ProjectId): Promise<readonly AnnouncedAhead[]> {
  return house.store.readTx(project, async (tx) => {
    const owner = await projectOf(tx, house.root);
    if (!owner.playbooks.some(({ release }) => release.announcement)) return [];
    const open = (await listPictures(tx, 'case')).filter(({ stage }) => stage !== 'closed');
    const cases = await openPictures<Case>(tx, house.root, open);
    return cases
      .flatMap((state) => {
        const playbook = playbookOfCase(owner, state);
        const places = playbook.release.announcement?.places ?? [];
        return announcementsOut(state, owner.title, house.now()).map((said) => ({ ...said, places }));
      })
      .sort((a, b) => b.at.localeCompare(a.at));
  });
}
