import { partiesOf } from '../access/actor.ts';
import type { Case } from '../case/model.ts';
import { agreedDisclosure } from './clocks/disclosure.ts';
import { type Clock, clocks } from './clocks.ts';
import { type Instant, sayInstant } from './instant.ts';
import type { Situation } from './step.ts';
import { type Awaited, awaited, type Turn, turnOf } from './turn.ts';

/** What one person must do now in one case: one sentence, at most one step, at most one time. */
export interface Next {
  /** What to do, or that there is nothing, without case and time. */
  readonly what: string;
  /** The whole of it, as every door says it. */
  readonly sentence: string;
  readonly step?: string;
  /** Until when it is owed. */
  readonly dueAt?: Instant;
  /** Until when there is nothing. */
  readonly beginsAt?: Instant;
  /** The lower, the sooner: -1 at once, 0 late, 1 due soon, 2 due, 3 without a clock, 4 nothing yet, 5 nothing. */
  readonly urgency: number;
}

/**
 * The one answer to "what must I do now?" in one case. A step that it names is open to the person; a time that it names
 * for the future is one at which something begins for them.
 * @param called the name under which the person knows the case: its number at the desk, a reference outside
 */
export function nextIn(situation: Situation, called = situation.case.number): Next {
  const turn = turnOf(situation);
  return turn ? act(turn, situation, called) : wait(situation, called);
}

function act({ step, clock, isAtOnce }: Turn, situation: Situation, called: string): Next {
  const { case: state, playbook, now, actor } = situation;
  const named = step.names?.(situation) ?? [];
  const what = named.length > 0 ? `${step.title} (${named.join(', ')})` : step.title;
  const said = { what, step: step.id };
  if (isAtOnce) {
    const by = clock ? `, by ${sayInstant(clock.dueAt)} at the latest` : '';
    return { ...said, sentence: `${called}: ${what}, at once${by}`, ...dueOf(clock), urgency: -1 };
  }
  if (clock) {
    const due = `${clock.state === 'late' ? 'late since' : 'due'} ${sayInstant(clock.dueAt)}`;
    return { ...said, sentence: `${called}: ${what}, ${due}`, dueAt: clock.dueAt, urgency: urgencyOf[clock.state] };
  }
  const ahead = clocks(state, playbook, now)
    // Whoever is outside shares no clock of the team's but the agreed date: a report to an authority says too much.
    .filter((each) => actor.kind === 'account' || each.id === agreedDisclosure.id)
    .filter((each) => !each.metAt && each.dueAt > now)
    .sort((a, b) => a.dueAt.localeCompare(b.dueAt))[0];
  if (!ahead) return { ...said, sentence: `${called}: ${what}`, urgency: 3 };
  const before = `before “${ahead.title}” on ${sayInstant(ahead.dueAt)}`;
  return { ...said, sentence: `${called}: ${what}, ${before}`, dueAt: ahead.dueAt, urgency: 3 };
}

const dueOf = (clock: Clock | undefined): Pick<Next, 'dueAt'> => (clock ? { dueAt: clock.dueAt } : {});

const urgencyOf: Readonly<Record<Clock['state'], number>> = {
  late: 0,
  'due soon': 1,
  ok: 2,
  paused: 3,
  met: 3,
  missed: 3,
};

/** Nothing to do: until when, where the record knows it, else whom it waits for. */
function wait(situation: Situation, called: string): Next {
  const { case: state, now, actor } = situation;
  const nothing = 'Nothing for you at the moment';
  const none = (why: string): Next => ({ what: nothing, sentence: `${called}: ${why}`, urgency: 5 });
  const until = (at: Instant, then: string): Next => ({
    what: `${nothing}; then: ${then}`,
    sentence: `${called}: nothing until ${sayInstant(at)}; then: ${then}`,
    beginsAt: at,
    urgency: 4,
  });
  if (partiesOf(actor, state).length === 0) return none('nothing for you at the moment');
  const isOver = state.closedAt !== undefined && (actor.kind !== 'account' || awaited(situation).length === 0);
  if (isOver) return none('it is closed; nothing is left to do');
  for (const at of momentsAhead(state, now)) {
    const then = turnOf({ ...situation, now: at });
    if (then) return until(at, then.step.title);
  }
  if (actor.kind === 'account') {
    const [first, ...others] = awaited(situation);
    if (!first) return none('nothing for you at the moment');
    const more = others.length > 0 ? `, and ${others.length} more` : '';
    return none(`nothing for you at the moment; it waits for ${sayAwaited(first, state)}: ${first.step.title}${more}`);
  }
  const isPublic = state.advisory.publications.length > 0;
  if (isPublic) return none('it is public; nothing is left for you to do');
  if (state.embargo.end && state.embargo.end > now) return until(state.embargo.end, 'it becomes public');
  return none(actor.kind === 'reporter' ? owedTo(situation) : 'nothing for you at the moment');
}

/** What the reporter has been promised and has not yet got. */
function owedTo({ case: state, playbook, now }: Situation): string {
  const owed = clocks(state, playbook, now).find(
    ({ id, metAt }) => !metAt && (id === 'first-contact' || id === 'plan'),
  );
  if (!owed) return 'nothing for you at the moment; the team is working on it';
  const what = `“${owed.title}” by ${sayInstant(owed.dueAt)}`;
  return owed.state === 'late'
    ? `nothing for you at the moment; the team owed you ${what} and is late`
    : `nothing for you at the moment; the team owes you ${what}`;
}

/** Every moment ahead that everybody in the case may know of, the nearest first; a notice that has not left is not one. */
function momentsAhead(state: Case, now: Instant): readonly Instant[] {
  return [state.deferral?.until, state.embargo.end].filter((at): at is Instant => at !== undefined && at > now).sort();
}

/** Whom a case waits for, in words that name nobody. */
export function sayAwaited({ as, account }: Awaited, state: Case): string {
  if (account !== undefined && account === state.lead) return 'the lead';
  return as === 'reporter' ? 'the reporter' : `a ${as.replace('-', ' ')}`;
}

/** What is most urgent comes first; then what has its time earliest. */
export function byUrgency(a: Next, b: Next): number {
  const timeOf = (next: Next): string => next.dueAt ?? next.beginsAt ?? '9';
  return a.urgency - b.urgency || timeOf(a).localeCompare(timeOf(b));
}

/** The one answer over everything that a person has: always exactly one. */
export function mostUrgent<N extends Next>(nexts: readonly N[]): N | Next {
  const [top] = [...nexts].sort(byUrgency);
  if (top && (top.urgency < 5 || nexts.length === 1)) return top;
  const sentence =
    nexts.length > 1
      ? `Nothing is waiting for you; ${nexts.length} cases wait for others or are closed.`
      : 'Nothing is waiting for you.';
  return { what: 'Nothing is waiting for you', sentence, urgency: 5 };
}
