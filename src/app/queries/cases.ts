import { type Actor, maySeeCase } from '../../core/access/actor.ts';
import type { Project } from '../../core/access/project.ts';
import { available, type Offer } from '../../core/case/available.ts';
import type { CaseEvent, Recorded } from '../../core/case/events.ts';
import { isSaidPublic, statusOf } from '../../core/case/evolve.ts';
import type { ProjectId } from '../../core/case/ids.ts';
import type { Case } from '../../core/case/model.ts';
import { type Clock, clocks } from '../../core/process/clocks.ts';
import type { Facts } from '../../core/process/facts.ts';
import type { Instant } from '../../core/process/instant.ts';
import { type Next, nextIn } from '../../core/process/next.ts';
import type { Playbook } from '../../core/process/playbook.ts';
import type { Tx } from '../../store/open.ts';
import { findByNumber, listPictures } from '../../store/pictures.ts';
import { caseRef, playbookOfCase, projectOf } from '../books.ts';
import { gatherFacts, projectFacts } from '../facts.ts';
import type { House } from '../house.ts';
import { bookKey, openPicture, openPictures, readBook } from '../record.ts';
import { teamNames } from './team.ts';

/** One line of the inbox. */
export interface CaseLine {
  readonly number: string;
  readonly title: string;
  readonly status: ReturnType<typeof statusOf>;
  readonly openedAt: Instant;
  readonly isPublic: boolean;
  /** Somebody outside says that it is public, and the team has not yet recorded or refuted it. */
  readonly isSaidPublic: boolean;
  readonly embargoEnd?: Instant;
  readonly severity?: Case['severity'];
  readonly clocks: readonly Clock[];
  readonly next?: Next;
}

export interface Inbox {
  readonly now: Instant;
  readonly projectTitle: string;
  /** The most urgent thing over all cases: the answer to "what must I do now?". */
  readonly next?: Next & { readonly number: string };
  readonly cases: readonly CaseLine[];
}

/** Every case that the actor may see, the most urgent first, and the one thing to do now. */
export async function inbox(house: House, project: ProjectId, actor: Actor): Promise<Inbox> {
  return house.store.withTx(project, async (tx) => {
    const owner = await projectOf(tx, house.root);
    const now = house.now();
    const facts = { ...(await gatherFacts(tx, house, undefined)), ...projectFacts(owner) };
    const lines: CaseLine[] = [];
    for (const state of await openPictures<Case>(tx, house.root, 'case', await listPictures(tx, 'case'))) {
      if (maySeeCase(actor, state)) lines.push(lineOf(state, actor, owner, facts, now));
    }
    lines.sort(
      (a, b) =>
        rank(a) - rank(b) ||
        (a.next?.dueAt ?? '9').localeCompare(b.next?.dueAt ?? '9') ||
        b.number.localeCompare(a.number),
    );
    const top = lines.find((l) => l.next?.step);
    return {
      now,
      projectTitle: owner.title,
      cases: lines,
      ...(top?.next ? { next: { ...top.next, number: top.number } } : {}),
    };
  });
}

function lineOf(state: Case, actor: Actor, owner: Project, facts: Facts, now: Instant): CaseLine {
  const playbook = playbookOfCase(owner, state);
  const next = nextIn({ case: state, actor, now, playbook, facts }, available(state, actor, now, playbook, facts));
  return {
    number: state.number,
    title: state.report.subject || 'No subject',
    status: statusOf(state),
    openedAt: state.openedAt,
    isPublic: state.exposure.public !== undefined,
    isSaidPublic: isSaidPublic(state),
    ...(state.embargo.end ? { embargoEnd: state.embargo.end } : {}),
    ...(state.severity ? { severity: state.severity } : {}),
    clocks: clocks(state, playbook, now),
    ...(next ? { next } : {}),
  };
}

const rank = (line: CaseLine): number => line.next?.urgency ?? 9;

export interface CaseRoom {
  readonly now: Instant;
  readonly seq: number;
  readonly actor: Actor;
  readonly case: Case;
  readonly project: Project;
  readonly playbook: Playbook;
  readonly facts: Facts;
  readonly clocks: readonly Clock[];
  readonly offers: readonly Offer[];
  readonly next?: Next;
  readonly timeline: readonly Recorded[];
  /** Entries that came before the ones in `timeline`. */
  readonly earlier: number;
  /** Display names of the team by account id, and of organisations by `organisation:<id>`. */
  readonly names: Readonly<Record<string, string>>;
}

/** The whole of one case for one person of the team; undefined when it does not exist or is not for this actor. */
export async function caseRoom(
  house: House,
  project: ProjectId,
  number: string,
  actor: Actor,
  options: { readonly entries?: number } = {},
): Promise<CaseRoom | undefined> {
  return house.store.withTx(project, async (tx) => {
    const found = await seenCase(tx, house, number, actor);
    if (!found) return undefined;
    const { state, seq } = found;
    const owner = await projectOf(tx, house.root);
    const playbook = playbookOfCase(owner, state);
    const now = house.now();
    const facts = { ...(await gatherFacts(tx, house, state)), ...projectFacts(owner) };
    const offers = available(state, actor, now, playbook, facts);
    const next = nextIn({ case: state, actor, now, playbook, facts }, offers);
    const from = Math.max(1, seq - (options.entries ?? 200) + 1);
    return {
      now,
      seq,
      actor,
      case: state,
      project: owner,
      playbook,
      facts,
      clocks: clocks(state, playbook, now),
      offers,
      ...(next ? { next } : {}),
      timeline: await readBook<CaseEvent>(tx, house.root, caseRef(project, state.id), from),
      earlier: from - 1,
      names: {
        ...(await teamNames(tx, house.root)),
        ...Object.fromEntries(facts.distributors.map((d) => [`organisation:${d.organisation}`, d.name])),
      },
    };
  });
}

/** The id of a case by its desk number, for an actor who may see it. */
export async function caseIdOf(
  house: House,
  project: ProjectId,
  number: string,
  actor: Actor,
): Promise<string | undefined> {
  return house.store.withTx(project, async (tx) => (await seenCase(tx, house, number, actor))?.state.id);
}

async function seenCase(
  tx: Tx,
  house: House,
  number: string,
  actor: Actor,
): Promise<{ state: Case; seq: number } | undefined> {
  const picture = await findByNumber(tx, 'case', number);
  if (!picture) return undefined;
  const ref = caseRef(tx.project, picture.book);
  const state = openPicture<Case>(ref, await bookKey(tx, house.root, ref), picture);
  return maySeeCase(actor, state) ? { state, seq: picture.seq } : undefined;
}
