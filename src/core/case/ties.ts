import type { Instant } from '../process/instant.ts';
import type { CaseId } from './ids.ts';
import type { Case } from './model.ts';

/** How two cases belong together, when neither swallows the other. */
export const relations = ['related', 'same release'] as const;
export type Relation = (typeof relations)[number];

/** A tie as one of the two cases knows it. The other's number is not in here: who may not see it does not learn it. */
export interface Tie {
  readonly other: CaseId;
  readonly relation: Relation | 'duplicate of' | 'has duplicate' | 'split into' | 'split from';
  readonly at: Instant;
  /** Of a duplicate: the reference that its reporter has, under which their answers are counted. */
  readonly ref?: string;
  /** Of a duplicate: when its reporter will publish on their own. It binds the case that goes on. */
  readonly deadline?: Instant;
  /** Of a case that follows: what it was before, in case that is taken back. */
  readonly before?: Pick<Case, 'kind' | 'embargo' | 'answers'>;
}

/** Where a case was handed over to, and how (R22). */
export interface Transfer {
  readonly to: string;
  readonly channel: string;
  readonly handedOver: string;
  readonly consent: string;
  readonly at: Instant;
}

/** The case that goes on in place of a duplicate. */
export function survivorOf(state: Case): CaseId | undefined {
  return state.ties?.find((t) => t.relation === 'duplicate of')?.other;
}

/** The duplicates that follow a case. */
export function duplicatesOf(state: Case): readonly Tie[] {
  return (state.ties ?? []).filter((t) => t.relation === 'has duplicate');
}
