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
import { type Awaited, awaited } from '../../core/process/turn.ts';
import type { Tx } from '../../store/open.ts';
import { findByNumber } from '../../store/pictures.ts';
import { caseRef, playbookOfCase } from '../books.ts';
import { factsAround, type OpenedCase, readSurroundings } from '../facts.ts';
import type { House } from '../house.ts';
import { readSheets } from '../persons.ts';
import { openPicture, readTail } from '../record.ts';
import { type Answer, answerFor, answerOver, mostUrgentFirst } from './most-urgent.ts';
import { namesAmong } from './team.ts';
import { type TiedCase, tiedCases } from './tied-cases.ts';

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
  readonly next: Next;
  /** Closed, and nobody has anything left to do in it. */
  readonly isOver: boolean;
}

export interface Inbox {
  readonly now: Instant;
  readonly projectTitle: string;
  /** The answer to "what must I do now?" over everything. */
  readonly next: Answer;
  readonly cases: readonly CaseLine[];
}

/** Every case that the actor may see, the most urgent first, and the one thing to do now. */
export async function inbox(house: House, project: ProjectId, actor: Actor): Promise<Inbox> {
  return house.store.readTx(project, async (tx) => {
    const around = await readSurroundings(tx, house, { withCases: true });
    const now = house.now();
    const facts = factsAround(house, around, undefined, undefined);
    const lines = around.cases
      .filter(({ state }) => maySeeCase(actor, state))
      .map(({ state }) => lineOf(state, actor, around.owner, facts, now))
      .sort(mostUrgentFirst);
    return {
      now,
      projectTitle: around.owner.title,
      cases: lines,
      next: answerOver(lines, around, actor, facts, now),
    };
  });
}

/** What one person of the team must do now, over every case that they may see. */
export async function whatNow(house: House, project: ProjectId, actor: Actor): Promise<Answer> {
  return house.store.readTx(project, async (tx) => {
    const around = await readSurroundings(tx, house, { withCases: true });
    return answerFor(around, actor, factsAround(house, around, undefined, undefined), house.now());
  });
}

function lineOf(state: Case, actor: Actor, owner: Project, facts: Facts, now: Instant): CaseLine {
  const playbook = playbookOfCase(owner, state);
  const situation = { case: state, actor, now, playbook, facts };
  const next = nextIn(situation);
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
    next,
    isOver: state.closedAt !== undefined && !next.step && awaited(situation).length === 0,
  };
}

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
  readonly next: Next;
  /** Whom the case waits for besides. */
  readonly awaited: readonly Awaited[];
  readonly timeline: readonly Recorded[];
  /** Entries that came before the ones in `timeline`. */
  readonly earlier: number;
  /** Cases that this one is tied to. */
  readonly tied: readonly TiedCase[];
  /** Display names of the team by account id, and of organisations by `organisation:<id>`. */
  readonly names: Readonly<Record<string, string>>;
  /** The most urgent thing over all cases, where it was asked for. */
  readonly answer?: Answer;
}

/** The whole of one case for one person of the team; undefined when it does not exist or is not for this actor. */
export async function caseRoom(
  house: House,
  project: ProjectId,
  number: string,
  actor: Actor,
  options: { readonly entries?: number; readonly withMostUrgent?: boolean } = {},
): Promise<CaseRoom | undefined> {
  return house.store.readTx(project, async (tx) => {
    const { withMostUrgent = false } = options;
    const [around, alone] = await Promise.all([
      readSurroundings(tx, house, { withCases: withMostUrgent }),
      withMostUrgent ? undefined : seenCase(tx, house, number, actor),
    ]);
    const found = alone ?? around.cases.find(({ head }) => head.number === number);
    if (!found || !maySeeCase(actor, found.state)) return undefined;
    const { owner } = around;
    const { state, seq, head } = found;
    const from = Math.max(1, seq - (options.entries ?? 200) + 1);
    const persons = [state.reporter, ...around.accounts.map(({ person }) => person)];
    const [timeline, sheets, tied] = await Promise.all([
      readTail<CaseEvent>(tx, house.root, caseRef(project, state.id), head, from),
      readSheets(tx, house.root, persons),
      tiedCases(tx, house, actor, state),
    ]);
    const playbook = playbookOfCase(owner, state);
    const now = house.now();
    const facts = factsAround(house, around, state, sheets.get(state.reporter));
    const offers = available(state, actor, now, playbook, facts);
    const next = nextIn({ case: state, actor, now, playbook, facts });
    const answer = withMostUrgent && answerFor(around, actor, factsAround(house, around, undefined, undefined), now);
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
      next,
      awaited: awaited({ case: state, actor, now, playbook, facts }),
      timeline,
      earlier: from - 1,
      tied,
      names: {
        ...namesAmong(around.accounts, sheets),
        ...Object.fromEntries(facts.distributors.map((d) => [`organisation:${d.organisation}`, d.name])),
      },
      ...(answer ? { answer } : {}),
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
  return house.store.readTx(project, async (tx) => (await seenCase(tx, house, number, actor))?.state.id);
}

async function seenCase(tx: Tx, house: House, number: string, actor: Actor): Promise<OpenedCase | undefined> {
  const head = await findByNumber(tx, 'case', number);
  if (!head) return undefined;
  const found = await openPicture<Case>(tx, house.root, head);
  return maySeeCase(actor, found.state) ? { ...found, head } : undefined;
}
