import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour, start } from '../../../test/support/law.ts';
import { isRefusal } from '../case/decide.ts';
import { type Instant, minute, plus } from '../process/instant.ts';
import { decideOrganisation } from './decide.ts';
import type { OrganisationEvent } from './events.ts';
import { evolveOrganisation, type Organisation } from './organisation.ts';
import { asTold } from './removal.ts';

const applied = { type: 'MembershipApplied', policyVersion: 1, policyHash: 'h', name: 'Tern', voucherNamed: '' };
const accepted: OrganisationEvent = { type: 'MembershipAccepted', by: 'x', reason: 'x' };
const suspended: OrganisationEvent = { type: 'MembershipSuspended', by: 'x', reason: 'Under review.' };
const leavesAt = plus(start, 2 * minute);
const removed: OrganisationEvent = {
  type: 'MembershipRemoved',
  ...{ by: 'x', reason: 'A leak.', permanent: false, notice: 'n-1', copies: ['tern'], leavesAt },
};
const after = (...events: readonly OrganisationEvent[]): Organisation =>
  [applied as unknown as OrganisationEvent, ...events].reduce<Organisation | undefined>(
    (state, event, n) =>
      evolveOrganisation({ id: 'tern', project: 'p' }, state, { seq: n + 1, at: start, actor: 'x', event }),
    undefined,
  )!;
const applicant = { kind: 'applicant', organisation: 'tern' } as const;
const appealed = (state: Organisation, now: Instant) => {
  const facts = { now, members: [], barred: [], policyHash: 'h', ref: 'r' };
  const decided = decideOrganisation(
    state,
    { type: 'AppealDecision', reason: 'It was not us.' },
    applicant,
    contour,
    facts,
  );
  return isRefusal(decided)
    ? decided.gates.map(({ sentence }) => sentence).join()
    : decided.map(({ type }) => type).join();
};

test('while a removal can be stopped its member knows nothing of it, and spends no appeal on it', () => {
  const cases = [
    [after(accepted), /told of no decision/],
    [after(accepted, suspended), /tells you within minutes/],
  ] as const;
  for (const [before, says] of cases) {
    const out = after(accepted, ...(before.state === 'suspended' ? [suspended] : []), removed);
    assert.equal(out.state, 'removed');
    assert.deepEqual(asTold(out, plus(leavesAt, -1)), before);
    assert.match(appealed(out, plus(leavesAt, -1)), says);
    assert.equal(asTold(out, leavesAt), out);
    assert.equal(appealed(out, leavesAt), 'DecisionAppealed');
  }
  assert.equal(appealed(after(accepted, suspended), start), 'DecisionAppealed', 'a suspension alone is told at once');
});

test('a removal of a book from before it was a notice was told when it was decided', () => {
  const out = after(accepted, { type: 'MembershipRemoved', by: 'x', reason: 'A leak.', permanent: false });
  assert.equal(asTold(out, start), out);
  assert.equal(appealed(out, start), 'DecisionAppealed');
});
