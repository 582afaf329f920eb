import type { Actor, Role } from '../../access/actor.ts';
import { evolve } from '../../case/evolve.ts';
import type { Case } from '../../case/model.ts';
import { receiveReport, reportSchema } from '../../case/receive.ts';
import type { FoundBreach } from '../../notices/found.ts';
import { weekdayOf } from '../calendar.ts';
import type { DistributorFact, Facts } from '../facts.ts';
import { day, type Instant, instant, plus } from '../instant.ts';
import type { Playbook } from '../playbook.ts';
import { fixFacts } from '../samples-fix.ts';

/** Where a case stands at a moment. */
export interface Spot {
  readonly state: Case;
  readonly now: Instant;
}

/** The abstract world in which a playbook is checked: one participant a role, one distributor on the list. */
export interface World {
  readonly playbook: Playbook;
  readonly cast: readonly Actor[];
  readonly facts: Facts;
  readonly start: Spot;
}

const working = ['responder', 'lead', 'developer', 'release-manager'] as const satisfies readonly Role[];

/** A Wednesday before a plain week; nothing in it is special but that it never changes. */
const wednesday = instant('2026-04-01T09:00:00Z');

/** Of a playbook whose duties towards authorities begin later: the first working day of theirs. */
function opening({ regulatory: { cra }, calendar }: Playbook): Instant {
  if (!cra || cra.from <= wednesday.slice(0, 10)) return wednesday;
  const first = instant(`${cra.from}T09:00:00Z`);
  const days = [1, 2, 3, 4, 5, 6, 7].map((more) => plus(first, more * day));
  return days.find((at) => weekdayOf(at, calendar) === 'Wed') ?? first;
}

/**
 * Builds the world of a playbook. Names are counted, so that equal playbooks are explored alike.
 * @param members how many distributors are on the list: one, or none as in a project that has just begun (R86)
 * @param others whether there is more than the steps bring about: another case in the project, which stays as it is, and
 * something that the leak-checker has found
 */
export function worldOf(playbook: Playbook, members: 0 | 1 = 1, others: 0 | 1 = 0): World {
  let count = 0;
  const team = working.map((role) => ({ account: role, roles: [role] as readonly Role[] }));
  const pin = { name: playbook.name, version: playbook.version };
  const cast: readonly Actor[] = [
    ...team.map(({ account, roles }): Actor => ({ kind: 'account', id: account, roles })),
    { kind: 'reporter', person: 'reporter' },
    { kind: 'distributor', id: 'member', organisation: 'distributor' },
    { kind: 'system' },
  ];
  const member: DistributorFact = {
    organisation: 'distributor',
    name: 'A distributor',
    state: 'active',
    acceptedPolicy: playbook.embargo.policyVersion,
    hasAddress: true,
  };
  const facts: Facts = {
    team,
    distributors: members === 0 ? [] : [member],
    documents: [],
    guardedWords: [],
    ...fixFacts,
    playbooks: [pin, { ...pin, version: pin.version + 1 }],
    fresh: () => `id-${++count}`,
    reference: () => `REF-${++count}`,
  };
  const report = reportSchema.parse({ subject: 'A report', effects: 'Code runs.' });
  const names = { number: 'CASE-1', ref: 'REF-0', reporter: 'reporter', channel: 'form' } as const;
  const event = receiveReport(report, names, pin, []);
  const now = opening(playbook);
  const recorded = { seq: 1, at: now, actor: 'reporter', event };
  const state = evolve({ id: 'case-1', project: 'checked' }, undefined, recorded);
  if (others === 0) return { playbook, cast, facts, start: { state, now } };
  const other = { ...state, id: 'case-2', number: 'CASE-2' };
  return { playbook, cast, facts: { ...facts, other }, start: { state: { ...state, found: [foundAt(now)] }, now } };
}

const foundAt = (now: Instant): FoundBreach => ({
  ...{ id: 'found-1', foundAt: now, sent: 'letter-1', at: now, letter: 'message', recipient: 'reporter' },
  ...{ rule: 'leak-case-words', message: 'It names something else.', policy: 'Only its own.' },
});

/** How a trace names somebody. */
export function nameOf(actor: Actor): string {
  if (actor.kind === 'account') return actor.id;
  return actor.kind === 'system' ? 'the system' : `the ${actor.kind}`;
}
