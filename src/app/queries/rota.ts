import type { Actor } from '../../core/access/actor.ts';
import { type ProjectEvent, playbookInForce } from '../../core/access/project.ts';
import type { Absence, Duty, RotaEvent } from '../../core/access/rota.ts';
import { isKeeper, mayServe } from '../../core/access/rota-decide.ts';
import type { Recorded } from '../../core/case/events.ts';
import type { AccountId, ProjectId } from '../../core/case/ids.ts';
import type { Instant } from '../../core/process/instant.ts';
import type { Playbook } from '../../core/process/playbook.ts';
import { projectOf, projectRef } from '../books.ts';
import { dutyOf } from '../duty.ts';
import { teamOf } from '../facts.ts';
import type { House } from '../house.ts';
import { readBook } from '../record.ts';
import { teamNames } from './team.ts';

/** The rota as everybody of the team sees it. */
export interface RotaRoom {
  readonly now: Instant;
  readonly playbook: Playbook;
  /** Nobody where the playbook has no rota, or where nobody is on it. */
  readonly duty?: Duty;
  /** Absences that are not over. */
  readonly absences: readonly Absence[];
  /** Everybody who may be on the rota. */
  readonly candidates: readonly AccountId[];
  readonly names: Readonly<Record<string, string>>;
  /** What happened to it, newest first. */
  readonly history: readonly Recorded<RotaEvent>[];
  /** Whether the asker keeps it for others. */
  readonly isKeeper: boolean;
  readonly self?: AccountId;
}

const kinds: ReadonlySet<string> = new Set<RotaEvent['type']>([
  'RotaSet',
  'HandOffOffered',
  'HandOffAcknowledged',
  'ShiftSwapped',
  'AbsenceNoted',
]);

/** Who is on duty, who comes next, and what has happened to the rota. */
export async function rotaRoom(house: House, project: ProjectId, actor: Actor): Promise<RotaRoom> {
  return house.store.readTx(project, async (tx) => {
    const owner = await projectOf(tx, house.root);
    const now = house.now();
    const team = await teamOf(tx);
    const duty = dutyOf(owner, team, now);
    const book = await readBook<ProjectEvent>(tx, house.root, projectRef(project));
    return {
      now,
      playbook: playbookInForce(owner),
      ...(duty ? { duty } : {}),
      absences: owner.rota?.absences.filter(({ until }) => until > now) ?? [],
      candidates: team.map(({ account }) => account).filter((id) => mayServe(team, id)),
      names: await teamNames(tx, house.root),
      history: book.filter(isOfRota).reverse().slice(0, 20),
      isKeeper: isKeeper(actor),
      ...(actor.kind === 'account' ? { self: actor.id } : {}),
    };
  });
}

function isOfRota(recorded: Recorded<ProjectEvent>): recorded is Recorded<RotaEvent> {
  return kinds.has(recorded.event.type);
}
