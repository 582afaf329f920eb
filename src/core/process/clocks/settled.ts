import type { Case } from '../../case/model.ts';
import type { Instant } from '../instant.ts';

/** A clock that had been met, missed or let run late when its case moved to another playbook: it is judged as it was then. */
export interface Settled {
  readonly id: string;
  readonly startsAt: Instant;
  readonly dueAt: Instant;
  readonly owner: string;
}

/** The clocks that were settled at the last move to another playbook, and when that was. */
export interface Settlement {
  readonly at: Instant;
  readonly clocks: readonly Settled[];
}

/**
 * How a clock stands towards the last move to another playbook, which changes no verdict backwards: the end that it was
 * judged by before, `not then` for one whose duty was done before there was such a clock, or nothing where it counts by
 * the playbook of today.
 */
export function settledBefore(
  { settlement }: Case,
  id: string,
  { startsAt, metAt }: { readonly startsAt: Instant; readonly metAt?: Instant },
): Settled | 'not then' | undefined {
  if (!settlement) return undefined;
  const found = settlement.clocks.find((clock) => clock.id === id && clock.startsAt === startsAt);
  return found ?? (metAt && metAt <= settlement.at ? 'not then' : undefined);
}
