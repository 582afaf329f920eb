import type { z } from 'zod';
import type { Actor, Party } from '../access/actor.ts';
import type { Scope } from '../access/scopes.ts';
import type { CaseEvent } from '../case/events.ts';
import type { Fault } from '../case/fault.ts';
import type { AccountId, CaseId } from '../case/ids.ts';
import type { Case } from '../case/model.ts';
import type { Clock } from './clocks.ts';
import type { Facts, NewCase } from './facts.ts';
import type { Instant } from './instant.ts';
import type { Playbook } from './playbook.ts';

/** ISO/IEC 29147's stages, to order the checklist. */
export const stages = ['receipt', 'verification', 'remediation development', 'release', 'post-release'] as const;
export type Stage = (typeof stages)[number];

/** All that a gate may look at. `input` is missing while nobody has filled the form yet. */
export interface Situation<I = Record<string, unknown>> {
  readonly case: Case;
  readonly actor: Actor;
  readonly now: Instant;
  readonly playbook: Playbook;
  readonly facts: Facts;
  readonly input?: I;
}

/** What a shut gate says: the sentence a person reads, and the findings behind it where there are several. */
export interface Shut {
  readonly sentence: string;
  readonly faults?: readonly Fault[];
}

/**
 * A condition that must hold before a step may be taken. `check` gives nothing when the gate is open. A gate that judges
 * the input stays open while there is none.
 */
export interface Gate {
  readonly id: string;
  readonly title: string;
  /** Rules of the seeds (R01 to R95) or a clause of a standard that it comes from. */
  readonly clause: string;
  // biome-ignore lint/suspicious/noExplicitAny: a gate reads the input of whichever step it guards
  check(situation: Situation<any>): Shut | undefined;
}

/** One value of a field that is chosen, not typed. */
export interface Choice {
  readonly value: string;
  /** What stands for it on a form; the value itself when it is missing. */
  readonly text?: string;
  /** An account whose name stands before the text. */
  readonly account?: AccountId;
}

/** One act of the process: who may do it, what must hold, what follows. One step is one file. */
export interface Step<I extends z.ZodObject = z.ZodObject> {
  readonly id: string;
  /** Verb and noun; also the type of the command. */
  readonly command: string;
  readonly title: string;
  readonly does: string;
  readonly clause: string;
  readonly stage: Stage;
  readonly who: readonly Party[];
  readonly input: I;
  readonly gates: readonly Gate[];
  /** The key by which this playbook switches the step off, such as `cve.from`; undefined while it has the step. */
  offBy?(playbook: Playbook): string | undefined;
  /** The step without which a case never comes to it, while its playbook stays the same. */
  readonly follows?: string;
  /** Whether the step belongs to where the case stands; one that does not is not offered, and refused as untimely. */
  isTimely(state: Case, playbook: Playbook): boolean;
  /** Whether the checklist ticks it; steps without an answer are not on the checklist. */
  isDone?(state: Case): boolean;
  /**
   * Whether the case waits for it; `next` names the first open one in the order of the list. `true`: until it is done.
   * `at once` goes before every other.
   */
  readonly moves?: true | ((situation: Situation) => boolean | 'at once');
  /** Whether each one whom `moves` names has it to do for themselves; otherwise one of them does it for all. */
  readonly isPersonal?: true;
  /** Whether an organisation may also take it without an account, by its answer link or by a signed mail. */
  readonly isAnswer?: true;
  /** The clock that it meets. */
  readonly clock?: Clock['id'];
  /**
   * Whether it cannot be taken back: a page asks for a fresh passkey, the API for an idempotency key, the command line for
   * the number of the case once more.
   */
  readonly grave?: true;
  /** What an API token must be good for; `case:write` when it is missing. */
  readonly scope?: Scope;
  /**
   * What to know about an input that the gates let pass, as warnings; before there is an input, hints at the fields. A
   * form shows them at the field, the API and the command line with the answer.
   */
  // biome-ignore lint/suspicious/noExplicitAny: the input was parsed by this step's own schema
  advice?(situation: Situation<any>): readonly Fault[];
  /** What in particular it is about now, such as release lines; whoever is told to take it reads them. */
  names?(situation: Situation): readonly string[];
  /** Values to choose from, by the name of the field. */
  choices?(situation: Situation): Readonly<Record<string, readonly Choice[]>>;
  /** Of a step that also looks at a case that this one is tied to: which one, where the input does not name it. */
  about?(state: Case): CaseId | undefined;
  /** Of a step on two cases: what follows in the one that the input names as `other`, or that `about` gives. Both are written, or neither. */
  // biome-ignore lint/suspicious/noExplicitAny: the input was parsed by this step's own schema
  other?(situation: Situation<any> & { readonly input: any; readonly other: Case }): readonly CaseEvent[];
  /** Of a step that opens a case: the first events of the new one. */
  // biome-ignore lint/suspicious/noExplicitAny: the input was parsed by this step's own schema
  begins?(situation: Situation<any> & { readonly input: any; readonly named: NewCase }): readonly CaseEvent[];
  // biome-ignore lint/suspicious/noExplicitAny: the input was parsed by this step's own schema
  events(situation: Situation<any> & { readonly input: any }): readonly CaseEvent[];
}

/** Declares a step with its input typed by its own schema. */
export function step<I extends z.ZodObject>(
  definition: Omit<Step<I>, 'events' | 'other' | 'begins'> & {
    other?(
      situation: Situation<z.infer<I>> & { readonly input: z.infer<I>; readonly other: Case },
    ): readonly CaseEvent[];
    begins?(
      situation: Situation<z.infer<I>> & { readonly input: z.infer<I>; readonly named: NewCase },
    ): readonly CaseEvent[];
    events(situation: Situation<z.infer<I>> & { readonly input: z.infer<I> }): readonly CaseEvent[];
  },
): Step {
  return definition as unknown as Step;
}

/** The account behind the actor. @throws Error for an actor without one: such a step must not name it in `who`. */
export function accountOf(actor: Actor): string {
  if (actor.kind === 'account' || actor.kind === 'distributor') return actor.id;
  throw new Error(`${actor.kind} has no account.`);
}
