import type { Actor } from '../access/actor.ts';
import { partiesOf } from '../access/actor.ts';
import { isWithoutTerms } from '../distributors/roster.ts';
import type { Facts } from '../process/facts.ts';
import { stepByCommand } from '../process/index.ts';
import type { Instant } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import { isOff } from '../process/playbook-gates.ts';
import type { Gate, Situation, Step } from '../process/step.ts';
import type { CaseEvent } from './events.ts';
import { statusOf } from './evolve.ts';
import type { Fault } from './fault.ts';
import { hasStep, kindLaws, kindOf } from './kinds.ts';
import type { Case } from './model.ts';
import { faultsFromZod } from './zod-faults.ts';

/** What is asked: the command's type and its input, as it came through any door. */
export interface Command {
  readonly type: string;
  readonly [field: string]: unknown;
}

export interface ShutGate {
  readonly id: string;
  readonly title: string;
  readonly clause: string;
  readonly sentence: string;
  readonly faults: readonly Fault[];
}

/** "No, because these gates are shut", or because the input is not what the step takes. A value, never thrown. */
export interface Refusal {
  readonly refused: true;
  readonly step: string;
  readonly why: 'unknown' | 'not allowed' | 'untimely' | 'input' | 'gates';
  readonly gates: readonly ShutGate[];
  readonly faults: readonly Fault[];
}

export type Decision = readonly CaseEvent[] | Refusal;

/** Tells a refusal from a decision or a list of events. */
export function isRefusal(decision: unknown): decision is Refusal {
  return typeof decision === 'object' && decision !== null && 'refused' in decision;
}

/**
 * The law: what follows from a command in this case, at this moment, under this playbook, or why nothing does.
 * Pure: equal arguments give equal answers, except for the fresh names that `facts` hands in.
 */
export function decide(
  state: Case,
  command: Command,
  actor: Actor,
  now: Instant,
  playbook: Playbook,
  facts: Facts,
): Decision {
  const step = stepByCommand(command.type);
  if (!step)
    return refuse(command.type, 'unknown', 'unknown-step', `There is no step called ${command.type}.`, 'house rule');
  const refusal = beforeInput(step, state, actor, playbook);
  if (refusal) return refusal;
  if (isWithoutTerms(actor, facts)) {
    const sentence =
      'You have not accepted the terms that your organisation keeps. Read and accept them at /partner/people.';
    return refuse(step.id, 'not allowed', 'who', sentence, 'R80');
  }
  const { type: _, ...given } = command;
  const parsed = step.input.safeParse(given);
  if (!parsed.success) {
    return { refused: true, step: step.id, why: 'input', gates: [], faults: faultsFromZod(parsed.error, given) };
  }
  const situation = { case: state, actor, now, playbook, facts, input: parsed.data };
  const gates = shutGates(step, situation);
  if (gates.length > 0) {
    return { refused: true, step: step.id, why: 'gates', gates, faults: gates.flatMap((g) => g.faults) };
  }
  return step.events(situation);
}

/** What the step of a command has to say about an input that its gates let pass; nothing for an input it cannot read. */
export function adviceOn(command: Command, situation: Situation): readonly Fault[] {
  const step = stepByCommand(command.type);
  const { type: _, ...given } = command;
  const parsed = step?.advice && step.input.safeParse(given);
  return parsed?.success ? (step?.advice?.({ ...situation, input: parsed.data }) ?? []) : [];
}

/** The gates of a step that this playbook keeps. */
export function gatesOf(step: Step, playbook: Playbook): readonly Gate[] {
  return step.gates.filter((gate) => !isOff(gate.id, playbook));
}

/** The gates of a step that are shut in this situation, in the order in which the step lists them. */
export function shutGates(step: Step, situation: Situation): readonly ShutGate[] {
  return gatesOf(step, situation.playbook).flatMap((gate) => {
    const shut = gate.check(situation);
    if (!shut) return [];
    const { id, title, clause } = gate;
    return [{ id, title, clause, sentence: shut.sentence, faults: shut.faults ?? [] }];
  });
}

/** Whether the step is the actor's at all: as one of its parties, and without an account only where it is an answer. */
export function isFor(step: Step, actor: Actor, state: Case): boolean {
  if (actor.kind === 'distributor' && actor.by && !step.isAnswer) return false;
  const parties = partiesOf(actor, state);
  return step.who.some((who) => parties.includes(who));
}

/** Refuses who is not named by the step, and a step that does not belong to where the case stands. */
export function beforeInput(step: Step, state: Case, actor: Actor, playbook: Playbook): Refusal | undefined {
  if (!isFor(step, actor, state)) {
    const sentence = step.who.some((who) => partiesOf(actor, state).includes(who))
      ? `“${step.title}” needs an account. Sign in on the distributors’ pages.`
      : `“${step.title}” is for: ${step.who.join(', ')}. Ask one of them.`;
    return refuse(step.id, 'not allowed', 'who', sentence, 'house rule');
  }
  if (!hasStep(state, step.id)) {
    const sentence = `“${step.title}” has no place in a case of this kind (${kindOf(state)}). ${kindLaws[kindOf(state)].means}`;
    return refuse(step.id, 'untimely', 'timely', sentence, step.clause);
  }
  const key = step.offBy?.(playbook);
  if (key) {
    const sentence = `“${step.title}” is no part of this project’s process: its playbook switches it off by ${key}.`;
    return refuse(step.id, 'untimely', 'timely', sentence, step.clause);
  }
  if (!step.isTimely(state, playbook)) {
    const sentence = `“${step.title}” does not fit where the case stands now (${statusOf(state)}). Look at the checklist for what comes first.`;
    return refuse(step.id, 'untimely', 'timely', sentence, step.clause);
  }
  return undefined;
}

/** Whether the playbook has the step, and it belongs to this kind of case and to where the case stands. */
export function isTimely(step: Step, state: Case, playbook: Playbook): boolean {
  return hasStep(state, step.id) && step.offBy?.(playbook) === undefined && step.isTimely(state, playbook);
}

const titles = {
  'unknown-step': 'The step exists',
  who: 'The step is yours',
  timely: 'The step fits where the case stands',
} as const;

function refuse(step: string, why: Refusal['why'], id: keyof typeof titles, sentence: string, clause: string): Refusal {
  return { refused: true, step, why, gates: [{ id, title: titles[id], clause, sentence, faults: [] }], faults: [] };
}
