import type { Case, Severity } from '../../case/model.ts';
import type { Calendar, Length } from '../calendar.ts';
import type { Instant } from '../instant.ts';
import type { Playbook } from '../playbook.ts';

/** How long a clock runs under one playbook, and who owns it: a party of the case. */
export interface Timed {
  readonly length: Length;
  readonly owner: string;
}

/** A clock that runs or ran in one case. */
export interface Run {
  readonly startsAt: Instant;
  /** When its duty was done. */
  readonly metAt?: Instant;
  /** The end and owner of a clock that ends at an agreed moment and not after a length of time. */
  readonly agreed?: { readonly dueAt: Instant; readonly owner: string };
  /** The moment that no choice of the team can move, beside the target. */
  readonly capAt?: Instant;
  /** What a person should know beside it, such as which constraint binds. */
  readonly note?: string;
}

/**
 * One kind of clock: what it is called, where it comes from, how long it runs, and when it runs in a case. To add one,
 * write a file here beside and name it in the list of `clocks.ts`; pages, API, command line and `next` follow by themselves.
 */
export interface ClockDefinition {
  readonly id: string;
  readonly title: string;
  /** Rules of the seeds (R01 to R95) or a clause of a standard or programme. */
  readonly clause: string;
  /** What starts it and what stops it, as they end the sentences "It runs from …" and "It is met by …". */
  readonly from: string;
  readonly metBy: string;
  /** Milliseconds after its moment in which it still counts as kept. */
  readonly grace?: number;
  /** Its length under a playbook, of a severity where that matters; undefined where the playbook has no such clock. */
  timed(playbook: Playbook, severity?: Severity['word']): Timed | undefined;
  /** Where a length ends, where that is counted in another way than the playbook's other clocks are. */
  ends?(from: Instant, length: Length, calendar: Calendar): Instant;
  /** Where it stands in a case; undefined where it does not run. */
  run(state: Case, playbook: Playbook): Run | undefined;
}

/** The earlier of two moments, of which either may be missing. */
export function earliest(a: Instant | undefined, b: Instant | undefined): Instant | undefined {
  if (a && b) return a < b ? a : b;
  return a ?? b;
}

/** `{ metAt }` where there is one, for clocks that may still run. */
export const met = (metAt: Instant | undefined): Pick<Run, 'metAt'> => (metAt ? { metAt } : {});
