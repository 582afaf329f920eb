import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, before, contour, given, people, playbookWith } from '../../../../test/support/law.ts';
import type { CaseEvent } from '../../case/events.ts';
import { wasTold } from '../../case/kinds.ts';
import { kindsOfNotice } from '../../notices/kinds.ts';
import { lettersFor } from '../../notices/letters.ts';
import { announcementFindings } from '../../notices/public-rules.ts';
import { retrospective } from '../../notices/retrospective.ts';
import { assurances } from '../checker/assurances.ts';
import type { Playbook } from '../playbook.ts';

const { lead, responder } = people;
const events = (decision: unknown) => decision as readonly CaseEvent[];
type Announcement = NonNullable<Playbook['release']['announcement']>;
const announcing = (changes: Partial<Announcement> = {}): Playbook =>
  playbookWith({
    release: {
      ...contour.release,
      announcement: { says: ['date', 'releases', 'severity'], places: ['site', 'feeds', 'users'], ...changes },
    },
  });
const decided = given(after('DecideDate'));
const draft = (coming: string) => ({ type: 'DraftNotice', kind: 'pre-announcement', blocks: { coming } });
const more = (changes: Partial<Announcement> = {}) => ({
  playbook: announcing(changes),
  facts: { fresh: () => 'ahead-1' },
});

test('the public is told ahead only where the playbook says so', () => {
  decided.when(draft('A release is coming.'), lead).refused('announcement-allowed');
  decided.when(draft('A release is coming.'), lead, more()).does({ type: 'NoticeDrafted', kind: 'pre-announcement' });
});

test('what the public reads ahead is on no record as a word to distributors', () => {
  const { book, now, state } = given(before('DraftNotice'));
  const sent = { copies: [], leavesAt: now, by: lead.id } as const;
  const told = given(
    book,
    { type: 'NoticeDrafted', notice: 'ahead-1', kind: 'pre-announcement', blocks: { coming: 'Soon.' }, by: lead.id },
    { type: 'NoticeSent', notice: 'ahead-1', ...sent },
  );
  assert.ok(told.state.notices[0]?.sent);
  assert.doesNotMatch(retrospective(told.state, contour, now, { distributors: [] }), /distributors told/);
  const published = { at: now, id: 'CONTOUR-2026-001', revision: 1 };
  const closed = { ...told.state, advisory: { ...state.advisory, publications: [published] }, usersToldAt: now };
  const event = { type: 'CaseClosed', by: lead.id } as unknown as CaseEvent;
  const moment = { before: closed, event, now, playbook: contour, teamSize: 3 };
  assert.equal(assurances.find(({ id }) => id === 'closed-untold')!.broken(moment), undefined);
});

test('its first text says what the playbook lets it say, out of the plan, and passes its own rules', () => {
  const { fill } = kindsOfNotice['pre-announcement'];
  const said = fill(decided.state, announcing())['coming']!;
  assert.match(
    said,
    /^We will release 1\.33\.4.* on Mon 20 Apr 2026 16:00 UTC, which mends a security matter\. Its severity is high\./,
  );
  decided.when(draft(said), lead, more()).does({ type: 'NoticeDrafted' });
  const less = fill(decided.state, announcing({ says: ['date'] }))['coming']!;
  assert.doesNotMatch(less, /1\.33|high/);
  assert.doesNotMatch(fill(decided.state)['coming']!, /1\.33|high|2026/);
});

for (const [what, text, rule, says] of [
  ['the CVE id', 'It is CVE-2026-41246.', 'leak-cve-id'],
  ['what the weakness is', 'It mends an SQL injection.', 'leak-detail'],
  ['its title', `About: ${decided.state.advisory.revisions.at(-1)!.advisory.title}.`, 'leak-detail'],
  ['its vector', 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:N', 'leak-detail'],
  ['the severity', 'Its severity is high.', 'announcement-severity', ['date', 'releases']],
  ['the date', 'It comes on 20 April 2026, 16:00 UTC.', 'announcement-date', ['severity']],
  ['the releases', 'It is 1.33.4.', 'announcement-releases', ['severity']],
  ['the terms', contour.embargo.policy.split('\n')[0]!, 'embargo-remnant'],
] as const) {
  test(`an announcement may not say ${what}: place, policy and mend are given`, () => {
    const decision = decided.when(draft(text), lead, more(says ? { says: [...says] } : {}));
    decision.refused('notice-gives-nothing-away');
    const { faults } = decision.decision as unknown as { faults: readonly Record<string, unknown>[] };
    const found = faults.find((each) => each['rule'] === rule);
    assert.ok(found, JSON.stringify(faults));
    assert.deepEqual([found['path'], found['line']], ['/blocks/coming', 1]);
    assert.ok(found['policy'] && found['mend'] && found['instead'] !== undefined);
  });
}

test('what was told in a few words is found like what was told in many', () => {
  const c = { ...decided.state, report: { ...decided.state.report, effects: 'Code runs in the proxy.' } };
  const rules = (text: string) =>
    announcementFindings([{ path: '/blocks/coming', text }], c, announcing()).map(({ rule }) => rule);
  assert.deepEqual(rules('It ends that code runs in the proxy, for all.'), ['leak-detail']);
  assert.deepEqual(rules('A release of the proxy is coming.'), []);
});

test('the CVE id may stand where the playbook says so', () => {
  const says = ['date', 'cve-id'] as const;
  decided.when(draft('It is CVE-2026-41246.'), lead, more({ says: [...says] })).does({ type: 'NoticeDrafted' });
});

test('it takes a second person and the number of places, tells the users’ list after the stop window, and no member', () => {
  const written = given(decided.book, ...events(decided.when(draft('A release is coming.'), lead, more()).decision));
  const send = { type: 'SendNotice', notice: 'ahead-1', count: 3 };
  written.when(send, lead, more()).refused('second-person-notice');
  const approval = written.when({ type: 'ApproveNotice', notice: 'ahead-1' }, responder, more());
  const ready = given(written.book, ...events(approval.decision));
  ready.when({ ...send, count: 2 }, lead, more()).refused('count-confirmed');
  const decision = ready.when(send, lead, more());
  const [event] = events(decision.decision);
  const { state, now } = given(ready.book, event!);
  assert.deepEqual(state.notices.at(-1)!.sent!.copies, []);
  const letters = lettersFor(event!, state, 9, now, announcing(), { baseUrl: 'https://tide.example' });
  assert.deepEqual(
    letters.map(({ letter, recipient, subject, withNotice }) => [letter, recipient, subject, withNotice]),
    [['announcement', { kind: 'list', id: 'users' }, '[contour] a security release is coming', true]],
  );
  assert.equal(letters[0]!.dueAt, state.notices.at(-1)!.sent!.leavesAt);
  assert.match(letters[0]!.text, /^What is coming\n\nA release is coming\.$/);
  const quiet = announcing({ places: ['site'] });
  assert.deepEqual(lettersFor(event!, state, 9, now, quiet, { baseUrl: 'https://tide.example' }), []);
});

test('a case of which no member was told may be announced, and nobody counts as told by it', () => {
  const alone = given(after('ProposeDate'));
  const written = alone.when(draft('A release is coming.'), lead, more());
  const { state } = given(alone.book, ...events(written.decision));
  assert.equal(wasTold(state), false);
});
