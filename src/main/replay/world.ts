import { type CaseRoom, caseRoom, inbox } from '../../app/queries/cases.ts';
import { directory } from '../../app/queries/directory.ts';
import type { Actor } from '../../core/access/actor.ts';
import { statusOf } from '../../core/case/evolve.ts';
import { kindOf } from '../../core/case/kinds.ts';
import type { Case } from '../../core/case/model.ts';
import type { Stage } from '../demo/stage.ts';
import type { Cast, Player } from './cast.ts';

/** What the replay looks up beside the doors, to know which case and which organisation a step is about. */
export interface World {
  readonly stage: Stage;
  readonly cast: Cast;
  /** The number of the case that the story is about: the newest one. */
  number: string | undefined;
}

const onlooker: Actor = { kind: 'account', id: 'replay', roles: ['lead', 'admin'] };

/** The story's case as the desk sees it. @throws Error before a report has come in */
export async function caseOf({ stage, number }: World): Promise<CaseRoom> {
  const room =
    number === undefined
      ? undefined
      : await caseRoom(stage.house, stage.project, number, onlooker, { entries: Number.POSITIVE_INFINITY });
  if (!room) throw new Error('There is no case yet: a report has to come first.');
  return room;
}

/** The numbers of all cases of the story, the oldest first. */
export async function caseNumbers({ stage }: World): Promise<readonly string[]> {
  const { cases } = await inbox(stage.house, stage.project, onlooker);
  return cases.map((line) => line.number).sort();
}

/** Remembers the newest case as the one that the story goes on about. */
export async function followNewestCase(world: World): Promise<void> {
  world.number = (await caseNumbers(world)).at(-1);
}

/** Turns to the case that a step is about: the one of a reporter, or the newest. @throws Error before there is one */
export async function turnTo(world: World, whose: string): Promise<void> {
  if (whose === 'newest') return followNewestCase(world);
  const reported = world.cast.get(whose)?.reported;
  if (reported === undefined) throw new Error(`${whose} has not reported anything yet.`);
  world.number = reported;
}

/** Remembers the player's organisation, and the account that its contact got when it was accepted. */
export async function followOrganisation({ stage }: World, player: Player): Promise<void> {
  const found = await directory(stage.house, stage.project, onlooker);
  const line = found?.lines.find(({ organisation }) => organisation.name === player.actor.organisation);
  if (!line) return;
  player.organisation = line.organisation.id;
  const account = line.organisation.accounts.at(-1);
  if (account !== undefined) player.account = account;
}

/** The reference under which a distributor knows the case. */
export async function referenceFor(world: World, player: Player): Promise<string> {
  const { case: state } = await caseOf(world);
  const ref = state.participants[`organisation:${player.organisation}`]?.ref;
  if (ref === undefined)
    throw new Error(`${player.actor.organisation ?? player.actor.name} has had no notice of this case.`);
  return ref;
}

/** Everything that `${name.field}` may stand for at this moment. */
export async function captured(world: World): Promise<Readonly<Record<string, Readonly<Record<string, string>>>>> {
  const found: Record<string, Record<string, string>> = {};
  for (const [id, player] of world.cast) {
    found[id] = {
      ...(player.key ? { key: player.key } : {}),
      ...(player.reported ? { case: player.reported } : {}),
      ...(player.account ? { account: player.account } : {}),
      ...(player.organisation ? { id: player.organisation } : {}),
    };
  }
  if (world.number === undefined) return found;
  const { case: state } = await caseOf(world);
  const notice = state.notices.at(-1)?.id;
  return {
    ...found,
    case: { number: state.number, ref: state.participants['reporter']?.ref ?? '' },
    notice: notice === undefined ? {} : { id: notice },
  };
}

/** The case in the few words that a scenario expects at its end. */
export function summaryOf(state: Case): Readonly<Record<string, unknown>> {
  return {
    status: statusOf(state),
    kind: kindOf(state),
    playbook: `${state.playbook.name} ${state.playbook.version}`,
    vehicles: Object.fromEntries(Object.values(state.fixes).map((fix) => [fix.line, fix.vehicle])),
    impact: Object.fromEntries(Object.values(state.impact ?? {}).map((one) => [one.line, one.status])),
    ties: (state.ties ?? []).map((tie) => tie.relation),
    publications: state.advisory.publications.length,
    embargo: state.embargo.state,
    'embargo-end': state.embargo.end,
    advisory: state.advisory.state,
    'advisory-id': state.advisory.publications.at(-1)?.id,
    revisions: state.advisory.revisions.length,
    cve: state.cve.state,
    'cve-id': state.cve.id,
    score: state.severity?.score,
    severity: state.severity?.word,
    cwe: state.cwe,
    credit: state.credit,
    public: state.exposure.public !== undefined,
    rejected: state.rejection?.reason,
    retrospective: state.retrospective.state,
    fixes: Object.fromEntries(Object.values(state.fixes).map((fix) => [fix.line, fix.state])),
    notices: state.notices.filter((notice) => notice.sent && !notice.stopped).length,
  };
}
