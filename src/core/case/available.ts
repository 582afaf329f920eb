import type { Actor } from '../access/actor.ts';
import { isWithoutTerms } from '../distributors/roster.ts';
import type { Facts } from '../process/facts.ts';
import { steps } from '../process/index.ts';
import type { Instant } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import type { Step } from '../process/step.ts';
import { gatesOf, isFor, isTimely, type ShutGate, shutGates } from './decide.ts';
import type { Case } from './model.ts';

/** One step as it stands for one actor: every gate of it, open or shut. */
export interface Offer {
  readonly step: Step;
  readonly shut: readonly ShutGate[];
  readonly open: readonly { readonly id: string; readonly title: string; readonly clause: string }[];
  readonly isDone: boolean;
}

/**
 * Every timely step of the actor with its open and shut gates. Buttons, problems, command-line messages, `next` and the
 * printed manual read this one list, and `decide` agrees with it: a step that is not here is refused.
 */
export function available(state: Case, actor: Actor, now: Instant, playbook: Playbook, facts: Facts): readonly Offer[] {
  if (isWithoutTerms(actor, facts)) return [];
  return steps
    .filter((step) => isFor(step, actor, state) && isTimely(step, state, playbook))
    .map((step) => {
      const shut = shutGates(step, { case: state, actor, now, playbook, facts });
      const open = gatesOf(step, playbook)
        .filter((gate) => !shut.some((s) => s.id === gate.id))
        .map(({ id, title, clause }) => ({ id, title, clause }));
      return { step, shut, open, isDone: step.isDone?.(state) ?? false };
    });
}
