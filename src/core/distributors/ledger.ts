import type { Case } from '../case/model.ts';
import type { Leak, LeakJudgement } from '../embargo/leak.ts';
import type { Playbook } from '../process/playbook.ts';
import type { Organisation } from './organisation.ts';

/** A leak that the team ascribes to an organisation: its newest judgement says so. */
export interface AscribedLeak {
  readonly number: string;
  readonly leak: Leak;
  readonly judgement: LeakJudgement;
  /** Whether a strike for it is on record. */
  readonly isCounted: boolean;
}

/** One organisation's page of the ledger: what is ascribed to it, what was counted, and what the playbook proposes. */
export interface LedgerPage {
  readonly organisation: Pick<Organisation, 'id' | 'name' | 'state' | 'strikes' | 'isBarred' | 'removed'>;
  readonly leaks: readonly AscribedLeak[];
  /** Whether the playbook's rule now speaks for removing it for good. */
  readonly proposesRemoval: boolean;
}

const strikesFor = { 'first-leak': 1, 'second-leak': 2 } as const;

/** Whether so many strikes are as many as the playbook's rule asks for (`leaks.removal`); the team decides then. */
export function proposesRemoval(
  { state, strikes, isBarred }: Pick<Organisation, 'state' | 'strikes' | 'isBarred'>,
  { leaks: { removal } }: Pick<Playbook, 'leaks'>,
): boolean {
  if (isBarred || (state !== 'active' && state !== 'suspended') || removal === 'team-decides') return false;
  return strikes.length >= strikesFor[removal];
}

/** The ledger over these cases: every organisation with a strike or a leak that is ascribed to it. */
export function ledger(
  organisations: readonly Organisation[],
  cases: readonly Pick<Case, 'number' | 'leaks'>[],
  playbook: Pick<Playbook, 'leaks'>,
): readonly LedgerPage[] {
  const ascribed = cases.flatMap(({ number, leaks = [] }) =>
    leaks.flatMap((leak) => {
      const judgement = leak.judgements.at(-1);
      return judgement?.organisation && judgement.extent !== 'none' ? [{ number, leak, judgement }] : [];
    }),
  );
  return organisations
    .map((organisation) => ({
      organisation,
      leaks: ascribed
        .filter(({ judgement }) => judgement.organisation === organisation.id)
        .map((each) => ({ ...each, isCounted: organisation.strikes.some(({ leak }) => leak === each.leak.id) })),
      proposesRemoval: proposesRemoval(organisation, playbook),
    }))
    .filter(({ organisation, leaks }) => organisation.strikes.length > 0 || leaks.length > 0);
}
