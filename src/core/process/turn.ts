import { type Actor, type Party, partiesOf } from '../access/actor.ts';
import { isTimely, shutGates } from '../case/decide.ts';
import type { PartyId } from '../case/model.ts';
import { isPutOff } from '../case/report-status.ts';
import { type Clock, clocks } from './clocks.ts';
import { steps } from './index.ts';
import type { Situation, Step } from './step.ts';

/** A step that a case waits for, and whether it goes before every other. */
export interface Turn {
  readonly step: Step;
  readonly isAtOnce: boolean;
  /** The clock that it meets, while that runs. */
  readonly clock?: Clock;
}

/** The step that is this person's to take now: the first open one of the process whose turn is theirs. */
export function turnOf(situation: Situation): Turn | undefined {
  const { case: state, playbook, now } = situation;
  const running = clocks(state, playbook, now).filter((clock) => !clock.metAt);
  const turns = steps.flatMap((step): Turn[] => {
    const urgency = waitsFor(step, situation);
    if (!urgency || !isOpen(step, situation)) return [];
    const clock = running.find(({ id }) => id === step.clock);
    const isAtOnce = urgency === 'at once';
    // What is late, or cannot wait, is everybody's who may do it; what is each one's own has no first one either.
    const isForAll = isAtOnce || step.isPersonal || clock?.state === 'late';
    return isForAll || isFirst(step, situation) ? [{ step, isAtOnce, ...(clock ? { clock } : {}) }] : [];
  });
  return turns.find((turn) => turn.isAtOnce) ?? turns[0];
}

/** Whether the case waits for this step of this person; `at once` goes before every other. */
export function waitsFor(step: Step, situation: Situation): boolean | 'at once' {
  const { case: state, now, playbook, actor } = situation;
  if (!step.moves || !isFor(step, situation) || !isTimely(step, state, playbook)) return false;
  if (step.isDone?.(state)) return false;
  // While the work rests, only what is owed by a clock or at once goes on.
  if (isPutOff(state, now) && !step.clock && step.moves === true) return false;
  const urgency = step.moves === true || step.moves({ ...situation, actor });
  // A closed case waits for nobody, but for what somebody took on to do afterwards, and what cannot wait.
  return state.closedAt && !step.isPersonal && urgency !== 'at once' ? false : urgency;
}

function isFor(step: Step, { actor, case: state }: Situation): boolean {
  const parties = partiesOf(actor, state);
  return step.who.some((who) => parties.includes(who));
}

function isOpen(step: Step, { input: _, ...situation }: Situation): boolean {
  return shutGates(step, situation).length === 0;
}

/**
 * Whether somebody of the team comes first for a step: it names its parties in the order in which they are asked, so that a
 * lead is told of what is the developer's only where there is no developer. Parties outside always answer for themselves.
 */
function isFirst(step: Step, situation: Situation): boolean {
  const { actor } = situation;
  if (actor.kind !== 'account') return true;
  for (const party of step.who) {
    const able = accountsOf(party, situation).filter((other) => {
      const theirs = { ...situation, actor: other };
      return waitsFor(step, theirs) && isOpen(step, theirs);
    });
    if (able.length > 0) return able.some(({ id }) => id === actor.id);
  }
  return true;
}

/** The accounts that are asked for a party: for the lead the one who leads the case, where somebody does. */
function accountsOf(party: Party, { case: state, facts }: Situation): readonly Extract<Actor, { kind: 'account' }>[] {
  const members = facts.team.filter(({ roles }) => roles.some((role) => role === party));
  const leading = party === 'lead' ? members.filter(({ account }) => account === state.lead) : [];
  return (leading.length > 0 ? leading : members).map(({ account, roles }) => ({
    kind: 'account',
    id: account,
    roles,
  }));
}

/** What one party has before it: whom a case waits for. `account` where it is one person of the team. */
export interface Awaited {
  readonly party: PartyId;
  /** As what the party is asked. */
  readonly as: Party;
  readonly account?: string;
  readonly step: Step;
}

/** Everybody else whose turn it is: people of the team, then the reporter, then distributors. */
export function awaited(situation: Situation): readonly Awaited[] {
  const { case: state, facts, actor } = situation;
  const team = facts.team
    .filter(({ account }) => actor.kind !== 'account' || account !== actor.id)
    .flatMap(({ account, roles }) => turnAs({ kind: 'account', id: account, roles }, 'team', situation));
  const reporter = turnAs({ kind: 'reporter', person: state.reporter }, 'reporter', situation);
  const distributors = Object.keys(state.participants)
    .filter((party) => party.startsWith('organisation:'))
    .flatMap((party) => {
      const organisation = party.slice('organisation:'.length);
      return turnAs({ kind: 'distributor', id: '', organisation }, party as PartyId, situation);
    });
  return [...team, ...reporter, ...distributors];
}

function turnAs(actor: Actor, party: PartyId, situation: Situation): readonly Awaited[] {
  const theirs = { ...situation, actor };
  const turn = turnOf(theirs);
  const as = turn?.step.who.find((who) => partiesOf(actor, situation.case).includes(who));
  if (!turn || !as) return [];
  return [{ party, as, step: turn.step, ...(actor.kind === 'account' ? { account: actor.id } : {}) }];
}
