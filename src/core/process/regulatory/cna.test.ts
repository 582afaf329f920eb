// From the CNA Operational Rules 4.1.0: 4.2.1.2, 4.5.1.3, 4.5.1.4 and 4.5.3.5.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, before, contour, factsWith, fold, given, people } from '../../../../test/support/law.ts';
import { decide, isRefusal } from '../../case/decide.ts';
import type { CaseEvent } from '../../case/events.ts';
import type { Case } from '../../case/model.ts';
import { clocks } from '../clocks.ts';
import { type Instant, instant } from '../instant.ts';
import type { Playbook } from '../playbook.ts';
import { unusedCves } from './cna.ts';

const cna: Playbook = { ...contour, regulatory: { cra: null, cna: { owner: 'lead' } } };
const now = instant('2026-04-20T17:00:00Z');
const of = (state: Case, playbook = cna, at: Instant = now) =>
  Object.fromEntries(
    clocks(state, playbook, at)
      .filter(({ clause }) => clause.startsWith('CNA'))
      .map(({ id, dueAt, state: stands }) => [id, [dueAt, stands]]),
  );
const with_ = (state: Case, at: string, ...events: CaseEvent[]): Case =>
  fold(
    events.map((event) => ({ seq: 99, at: instant(at), actor: 'x', event })),
    state,
  );
const isPublic: CaseEvent = { type: 'ExposureRecorded', what: 'public', source: 'a post', by: 'account:lena' };

test('4.5.1.3 and 4.5.1.4: the record should be out 24 hours after the id is public and must be after 72', () => {
  assert.deepEqual(of(given(before('PublishAdvisory')).state), {});
  const published = given(after('PublishAdvisory')).state;
  assert.deepEqual(of(published), {
    'cve-record': ['2026-04-21T16:50:00.000Z', 'due soon'],
    'cve-record-last': ['2026-04-23T16:50:00.000Z', 'ok'],
  });
  const recorded: CaseEvent = { type: 'ManualStepRecorded', step: 'cve-published', note: 'On the list.', by: 'lena' };
  const late = of(with_(published, '2026-04-22T09:00:00Z', recorded));
  assert.deepEqual([late['cve-record']?.[1], late['cve-record-last']?.[1]], ['missed', 'met']);
  assert.deepEqual(of(published, contour), {});
});

test('4.2.1.2: a matter that is public without an id is answered within 72 hours, by an id or by declining', () => {
  const open = with_(given(after('AcceptReport')).state, '2026-04-05T10:00:00Z', isPublic);
  assert.deepEqual(of(open, cna, instant('2026-04-05T11:00:00Z')), {
    'first-refusal': ['2026-04-08T10:00:00.000Z', 'ok'],
  });
  const assigned = with_(open, '2026-04-07T10:00:00Z', { type: 'CveIdReserved', cve: 'CVE-2026-41246', by: 'lena' });
  assert.deepEqual(of(assigned), {
    'cve-record': ['2026-04-08T10:00:00.000Z', 'late'],
    'cve-record-last': ['2026-04-10T10:00:00.000Z', 'late'],
    'first-refusal': ['2026-04-08T10:00:00.000Z', 'met'],
  });
  const rejected: CaseEvent = { type: 'ReportRejected', reason: 'not-security', text: 'No.', by: 'lena' };
  const declined = with_(open, '2026-04-09T10:00:00Z', rejected);
  assert.equal(of(declined)['first-refusal']?.[1], 'missed');
});

test('4.5.3.5: ids that were reserved and not used, or given back, are listed by the year of their number', () => {
  const reserved = given(after('RecordCveId')).state;
  const back = with_(reserved, '2026-04-18T10:00:00Z', { type: 'CveIdRejected', reason: 'Not needed.', by: 'lena' });
  const again = with_(back, '2026-04-18T11:00:00Z', { type: 'CveIdReserved', cve: 'CVE-2026-9999', by: 'lena' });
  const published = given(after('PublishAdvisory')).state;
  assert.deepEqual(
    unusedCves([reserved, again, published], 2026).map(({ cve, why }) => [cve, why]),
    [
      ['CVE-2026-9999', 'not published yet'],
      ['CVE-2026-41246', 'not published yet'],
      ['CVE-2026-41246', 'given back'],
    ],
  );
  assert.deepEqual(unusedCves([reserved], 2025), []);
});

test('a second id, after one was given back, has its own hours; and to assign none is an answer', () => {
  const at = (time: string) => instant(`2026-04-${time}Z`);
  const accepted = given(before('RequestCveId')).state;
  const reserved: CaseEvent = { type: 'CveIdReserved', cve: 'CVE-2026-1111', by: 'lena' };
  const back: CaseEvent = { type: 'CveIdRejected', reason: 'Wrong CNA.', by: 'lena' };
  const first = with_(with_(accepted, '2026-04-03T10:00:00Z', reserved), '2026-04-04T10:00:00Z', back);
  const open = with_(first, '2026-04-05T10:00:00Z', isPublic);
  const second = with_(open, '2026-04-09T10:00:00Z', { ...reserved, cve: 'CVE-2026-2222' });
  assert.deepEqual(of(second, cna, at('09T11:00:00')), {
    'cve-record': ['2026-04-10T10:00:00.000Z', 'due soon'],
    'cve-record-last': ['2026-04-12T10:00:00.000Z', 'ok'],
  });
  const none = with_(accepted, '2026-04-05T10:00:00Z', isPublic);
  const said = decide(none, { type: 'RejectCveId', reason: 'No code of ours.' }, people.lead, now, cna, factsWith());
  assert.ok(!isRefusal(said), JSON.stringify(said));
  assert.equal(of(with_(none, '2026-04-06T10:00:00Z', ...said))['first-refusal']?.[1], 'met');
});
