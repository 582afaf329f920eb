import type { Case } from '../../case/model.ts';
import type { Length } from '../calendar.ts';
import { type ClockDefinition, earliest, met } from '../clocks/definition.ts';
import type { Instant } from '../instant.ts';

const rules = 'CNA Operational Rules 4.1.0';

/** When the matter became public, by the team's advisory or by anybody. */
function publicSince(state: Case): Instant | undefined {
  return earliest(state.advisory.publications[0]?.at, state.exposure.public);
}

/** When the CVE record was published, as a person has recorded it; not that of an id that was given back. */
function recordPublishedAt({ manual, cve, cvesReturned = [] }: Case): Instant | undefined {
  const since = cvesReturned.length > 0 ? cve.since : undefined;
  return manual.find(({ step, at }) => step === 'cve-published' && (!since || at >= since))?.at;
}

/** The record is owed from the moment at which the id is assigned and the matter is public, whichever comes later. */
function recordOwedSince(state: Case): Instant | undefined {
  const [open, assigned] = [publicSince(state), state.cve.since ?? state.cveDecidedAt];
  if (!open || state.cve.id === undefined || state.cve.state === 'rejected') return undefined;
  return assigned && assigned > open ? assigned : open;
}

const record = (id: string, title: string, clause: string, length: Length): ClockDefinition => ({
  id,
  title,
  clause: `${rules}, ${clause}`,
  from: 'the moment at which the matter is public and has its id',
  metBy: 'the publication of the CVE record, recorded as a step by hand',
  timed: ({ regulatory: { cna } }) => (cna ? { length, owner: cna.owner } : undefined),
  run: (state) => {
    const startsAt = recordOwedSince(state);
    return startsAt && { startsAt, ...met(recordPublishedAt(state)) };
  },
});

/** Publishing the record (a target of 24 hours and a hard end of 72), and the answer that is due before others assign. */
export const cnaClocks: readonly ClockDefinition[] = [
  record('cve-record', 'CVE record (should)', '4.5.1.3', { amount: 24, unit: 'hours' }),
  record('cve-record-last', 'CVE record (must)', '4.5.1.4', { amount: 72, unit: 'hours' }),
  {
    id: 'first-refusal',
    title: 'Assign a CVE id or decline',
    clause: `${rules}, 4.2.1.2`,
    from: 'the moment at which a matter without an id is public',
    metBy: 'a CVE id, or the decision to assign none',
    timed: ({ regulatory: { cna } }) => (cna ? { length: { amount: 72, unit: 'hours' }, owner: cna.owner } : undefined),
    run: (state) => {
      const decided = earliest(state.cveDecidedAt, state.rejection?.at);
      const startsAt = publicSince(state);
      // An id that was assigned before is no answer that anybody waited for.
      return startsAt && !(decided && decided < startsAt) ? { startsAt, ...met(decided) } : undefined;
    },
  },
];

/** A CVE id that a case holds or held, and that no record was published for. */
export interface UnusedCve {
  readonly cve: string;
  readonly number: string;
  readonly why: 'given back' | 'the case is closed' | 'not published yet';
}

/** The ids of a year that must be rejected if they are not used after all (4.5.3.5), in the order of their numbers. */
export function unusedCves(cases: readonly Case[], year: number): readonly UnusedCve[] {
  const found = cases.flatMap((state): UnusedCve[] => {
    const { number } = state;
    const back = (state.cvesReturned ?? []).map((cve) => ({ cve, number, why: 'given back' as const }));
    const held = state.cve.id;
    const isUsed = recordPublishedAt(state) !== undefined || state.advisory.publications.length > 0;
    if (held === undefined || isUsed) return back;
    return [...back, { cve: held, number, why: state.closedAt ? 'the case is closed' : 'not published yet' }];
  });
  return found
    .filter(({ cve }) => cve.startsWith(`CVE-${year}-`))
    .sort((a, b) => Number(a.cve.slice(9)) - Number(b.cve.slice(9)));
}
