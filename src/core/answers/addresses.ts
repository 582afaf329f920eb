import type { Case, PartyId } from '../case/model.ts';
import type { Organisation } from '../distributors/organisation.ts';
import type { Instant } from '../process/instant.ts';

/** The link and the reply address of one organisation in one case, as far as they are not the first ones. */
export interface AnswerAddresses {
  /** How often they were replaced. */
  readonly generation: number;
  /** When the ones of now were given; missing for the first. */
  readonly since?: Instant;
  /** Uses of earlier ones, each way of each generation once. */
  readonly tried?: readonly { readonly at: Instant; readonly generation: number; readonly way: 'link' | 'mail' }[];
}

/** Which link and reply address of this party hold: 0 for the first ones. */
export const generationOf = (state: Case, party: PartyId): number =>
  state.participants[party]?.addresses?.generation ?? 0;

/** Which ones hold for the party of this reference; 0 for a reference that nobody has yet. */
export function generationOfRef(state: Case, ref: string): number {
  const found = Object.values(state.participants).find((each) => each.ref === ref);
  return found ? generationOf(state, found.party) : 0;
}

/**
 * Whether an organisation’s link and reply address have ended by law: since they were given, somebody who was on its roster
 * has left it, its role address was changed, or its membership was suspended.
 */
export function haveEnded(state: Case, organisation: Organisation): boolean {
  const { answersEndedAt } = organisation;
  const given =
    state.participants[`organisation:${organisation.id}`]?.addresses?.since ?? firstCopyOf(state, organisation);
  return answersEndedAt !== undefined && given !== undefined && answersEndedAt > given;
}

const firstCopyOf = (state: Case, { id }: Organisation): Instant | undefined =>
  state.notices.find(({ sent }) => sent?.copies.some(({ organisation }) => organisation === id))?.sent?.at;
