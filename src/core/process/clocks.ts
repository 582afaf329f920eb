import type { Case } from '../case/model.ts';
import { after } from './calendar.ts';
import { firstContact, plan } from './clocks/contact.ts';
import type { ClockDefinition, Run } from './clocks/definition.ts';
import { agreedDisclosure, reportToPublic } from './clocks/disclosure.ts';
import { retrospective } from './clocks/retrospective.ts';
import { between, hour, type Instant } from './instant.ts';
import type { Playbook } from './playbook.ts';

/** Every kind of clock, in the order in which pages show them. A new one is its file in `clocks/` and its line here. */
export const clockDefinitions: readonly ClockDefinition[] = [
  firstContact,
  plan,
  reportToPublic,
  agreedDisclosure,
  retrospective,
];

/** A deadline of a case with its owner, computed from the record and never stored. */
export interface Clock {
  /** Of its definition. */
  readonly id: string;
  readonly title: string;
  readonly clause: string;
  readonly owner: string;
  readonly startsAt: Instant;
  readonly dueAt: Instant;
  readonly state: 'ok' | 'due soon' | 'late' | 'met' | 'missed';
  readonly metAt?: Instant;
  /** The moment that no choice of the team can move, where there is one beside the target. */
  readonly capAt?: Instant;
  readonly note?: string;
  readonly calendar: string;
}

/**
 * Every clock that runs or ran in a case. A clock met late reads `missed`, so that a breach stays visible; the owner of
 * each is a party of the case.
 */
export function clocks(state: Case, playbook: Playbook, now: Instant): readonly Clock[] {
  return clockDefinitions.flatMap((definition) => {
    const run = definition.run(state, playbook);
    const end = run && endOf(definition, run, state, playbook);
    if (!run || !end) return [];
    const { id, title, clause } = definition;
    const { agreed: _, ...kept } = run;
    const stands = stateOf(run.metAt, end.dueAt, definition.grace ?? 0, now);
    return [{ id, title, clause, ...end, ...kept, calendar: playbook.calendar.name, state: stands }];
  });
}

function endOf(definition: ClockDefinition, run: Run, state: Case, playbook: Playbook) {
  if (run.agreed) return run.agreed;
  const timed = definition.timed(playbook, state.severity?.word);
  return timed && { owner: timed.owner, dueAt: after(run.startsAt, timed.length, playbook.calendar) };
}

function stateOf(metAt: Instant | undefined, dueAt: Instant, grace: number, now: Instant): Clock['state'] {
  if (metAt) return between(dueAt, metAt) > grace ? 'missed' : 'met';
  const left = between(now, dueAt);
  if (left < -grace) return 'late';
  return left < 24 * hour ? 'due soon' : 'ok';
}
