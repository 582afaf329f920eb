import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour, fold, playbookWith, recorded, reported, start } from '../../../../test/support/law.ts';
import type { CaseEvent, Recorded } from '../../case/events.ts';
import type { Severity } from '../../case/model.ts';
import { clocks } from '../clocks.ts';
import { day, hour, type Instant, plus } from '../instant.ts';
import type { Playbook } from '../playbook.ts';

const days = (amount: number) => ({ amount, unit: 'days' }) as const;
/** The figures of the Kubernetes on-call hand-book: critical 2 days, high 7, medium a month. */
const nudging = playbookWith({
  clocks: {
    ...contour.clocks,
    stale: { owner: 'lead', critical: days(2), high: days(7), medium: { amount: 1, unit: 'months' } },
    'status-update': { ...days(10), owner: 'responder' },
  },
});
type Line = readonly [CaseEvent, Instant, (string | undefined)?];
const book = (...lines: readonly Line[]): readonly Recorded[] => [
  ...recorded([reported()]),
  ...lines.map(([event, at, actor = 'account:ravi'], i) => ({ seq: i + 2, at, actor, event })),
];
const scored = (word: Severity['word']): Line => [
  {
    type: 'VulnerabilityScored',
    severity: { vector: 'CVSS:3.1/AV:N', score: 5, word, reason: '' },
    by: 'ravi',
  } as CaseEvent,
  plus(start, hour),
];
const clock = (id: string, lines: readonly Line[], now: Instant, playbook: Playbook = nudging) =>
  clocks(fold(book(...lines)), playbook, now).find((c) => c.id === id);
const message = (from: 'team' | 'reporter', audience: 'reporter' | 'internal'): CaseEvent => ({
  type: 'MessageSent',
  from,
  audience,
  text: 'x',
  by: 'account:ravi',
});

test('a case is nudged by its severity, in the figures of the playbook', () => {
  const table: readonly (readonly [Severity['word'], string | undefined])[] = [
    ['critical', '2026-04-03T10:00:00.000Z'],
    ['high', '2026-04-08T10:00:00.000Z'],
    ['medium', '2026-05-01T10:00:00.000Z'],
    ['low', undefined],
    ['none', undefined],
  ];
  for (const [word, due] of table) {
    const found = clock('stale', [scored(word)], start);
    assert.equal(found?.dueAt, due, word);
    if (found) assert.equal(found.owner, 'lead');
  }
  assert.equal(clock('stale', [], start), undefined, 'not before it is scored');
  assert.equal(clock('stale', [scored('critical')], start, contour), undefined, 'the seeds know no such clock');
});

test('each update of the team starts it anew; a look, the reporter, a distributor and the house do not', () => {
  const at = plus(start, 30 * hour);
  const due = (event: CaseEvent, actor?: string) =>
    clock('stale', [scored('critical'), [event, at, actor]], start)?.dueAt;
  const anew = plus(at, 2 * day);
  assert.equal(due(message('team', 'internal')), anew);
  assert.equal(due({ type: 'LeadAssigned', account: 'lena', by: 'ravi' }), anew);
  const before = plus(start, hour + 2 * day);
  assert.equal(due({ type: 'ReportSeen', by: 'ravi' }), before);
  assert.equal(due(message('reporter', 'reporter'), 'reporter:rita'), before);
  assert.equal(
    due({ type: 'NoticeOpened', notice: 'n', party: 'organisation:quay', by: 'x' }, 'distributor:quentin'),
    before,
  );
  assert.equal(due({ type: 'RetrospectiveDrafted', text: '', by: 'system' }, 'system'), before);
});

test('nobody is nudged about a case that is public, turned down or closed', () => {
  const over: readonly CaseEvent[] = [
    { type: 'ReportRejected', reason: 'not-security', text: 'A bug.', by: 'ravi' },
    { type: 'CaseClosed', reason: 'Done.', by: 'ravi' },
    { type: 'AdvisoryPublished', revision: 1, id: 'X-1', by: 'ravi' },
  ];
  const told: Line = [message('team', 'reporter'), plus(start, 2 * hour)];
  for (const event of over) {
    const lines: readonly Line[] = [scored('critical'), told, [event, plus(start, 3 * hour)]];
    for (const id of ['stale', 'status-update'])
      assert.equal(clock(id, lines, start), undefined, `${event.type} ${id}`);
  }
});

test('the reporter hears from the team every so often, counted from the last words to them', () => {
  assert.equal(clock('status-update', [], start), undefined, 'first contact has its own clock');
  const lines: readonly Line[] = [
    [{ type: 'ReporterContacted', text: 'Thank you.', by: 'ravi' }, plus(start, day)],
    [message('team', 'internal'), plus(start, 2 * day)],
    [message('reporter', 'reporter'), plus(start, 3 * day), 'reporter:rita'],
  ];
  assert.equal(clock('status-update', lines, start)?.dueAt, plus(start, 11 * day));
  const again: Line = [message('team', 'reporter'), plus(start, 5 * day)];
  assert.equal(clock('status-update', [...lines, again], start)?.dueAt, plus(start, 15 * day));
  assert.equal(clock('status-update', lines, start, contour), undefined);
});
