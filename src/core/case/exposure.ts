import type { Instant } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import type { Case } from './model.ts';

/** The six things that become true of a case, once each and for good (Householder and Spring's V, F, D, P, X, A). */
export type ExposureFact =
  | 'vendor aware'
  | 'fix ready'
  | 'fix deployed'
  | 'public'
  | 'exploit public'
  | 'attacks observed';

/** What people say of the outside world: that the matter is known, that an exploit is, that attacks were seen. */
export type Said = Extract<ExposureFact, 'public' | 'exploit public' | 'attacks observed'>;

/** Since when each of the three is on record. */
export function saidSince({ exposure }: Pick<Case, 'exposure'>): Readonly<Record<Said, Instant | undefined>> {
  return {
    public: exposure.public,
    'exploit public': exposure.exploitPublic,
    'attacks observed': exposure.attacksObserved,
  };
}

/** When each of the six became true, as far as the record knows. */
export type ExposureHistory = Readonly<Partial<Record<ExposureFact, Instant>>>;

/**
 * The history of one case. The team is aware since it received the report; a fix is ready once every line that gets one
 * has it in full; whether a release counts as deployment or somebody has to say so is the playbook's choice
 * (`exposure.fixDeployed`); the other three are what people recorded.
 */
export function exposureHistory(state: Case, playbook: Playbook): ExposureHistory {
  const lines = Object.values(state.fixes).filter((f) => f.state !== 'declined');
  const latest = (times: readonly (Instant | undefined)[]): Instant | undefined =>
    times.length > 0 && times.every((t) => t !== undefined) ? times.toSorted().at(-1) : undefined;
  const ready = latest(lines.map((f) => (f.coverage === 'full' ? f.readyAt : undefined)));
  const released = ready && latest(lines.map((f) => f.releasedAt));
  const history: Partial<Record<ExposureFact, Instant | undefined>> = {
    'vendor aware': state.openedAt,
    'fix ready': ready,
    'fix deployed': playbook.exposure.fixDeployed === 'release' ? released : state.exposure.deployed,
    ...saidSince(state),
  };
  return Object.fromEntries(Object.entries(history).filter(([, at]) => at !== undefined));
}
