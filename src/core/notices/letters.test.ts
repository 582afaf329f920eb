import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  after,
  before,
  contour,
  fold,
  given,
  people,
  playbookWith,
  recorded,
  reported,
} from '../../../test/support/law.ts';
import type { CaseEvent, Recorded } from '../case/events.ts';
import { type Instant, instant, minute, plus } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import { embargoOverLetter, type Letter, lettersFor } from './letters.ts';

const place = { baseUrl: 'https://tide.example' };
const by = people.lead.id;

/** The letters of the last of these events, with the case as it stands then. */
function letters(from: readonly Recorded[], event: CaseEvent, playbook: Playbook = contour): readonly Letter[] {
  const at = plus(from.at(-1)!.at, minute);
  const seq = from.length + 1;
  return lettersFor(event, fold([...from, { seq, at, actor: 'test', event }]), seq, at, playbook, place);
}

const to = ({ recipient }: Letter) => ('id' in recipient ? recipient.id : recipient.kind);
const brief = (all: readonly Letter[]) => all.map((each) => `${each.letter} → ${to(each)}`);

test('case 3 from report to close: these letters leave and no others', () => {
  const book = after('CloseCase');
  const sent = book.flatMap(({ event, seq, at }, i) =>
    lettersFor(event, fold(book.slice(0, i + 1)), seq, at, contour, place).map(
      (letter) => `${event.type}: ${letter.letter} → ${to(letter)}`,
    ),
  );
  assert.deepEqual(sent, [
    'ReportReceived: automatic-reply → reporter',
    'ReportReceived: new-report → team',
    'ReporterContacted: message → reporter',
    'PlanShared: message → reporter',
    'ReporterToldOfDraft: message → reporter',
    'DateProposed: date-proposed → reporter',
    'NoticeSent: notice → harbour',
    'NoticeSent: notice → quay',
    'DateAnswered: date-answered → team',
    'DateDecided: date-decided → reporter',
    'DateDecided: date-decided → harbour',
    'DateDecided: date-decided → quay',
    'AdvisoryPublished: published → reporter',
    'UsersTold: users → users',
    'NoticeSent: notice → harbour',
    'NoticeSent: notice → quay',
  ]);
});

test('before publication no letter says anything of the case, and outside the team not even its number', () => {
  const book = before('PublishAdvisory');
  const secrets = ['Lua', 'Envoy', 'CVE-2026', '1.33'];
  for (const [i, { event, seq, at }] of book.entries())
    for (const letter of lettersFor(event, fold(book.slice(0, i + 1)), seq, at, contour, place)) {
      const said = `${letter.subject}\n${letter.text}`;
      for (const secret of secrets) assert.ok(!said.includes(secret), `${letter.letter} says ${secret}`);
      if (to(letter) !== 'team') assert.ok(!said.includes('CONTOUR-7'), `${letter.letter} names the case`);
    }
});

const said: readonly [string, readonly Recorded[], CaseEvent, readonly string[]][] = [
  ['a question', after('ContactReporter'), { type: 'ReporterAsked', text: '?', by }, ['question → reporter']],
  [
    'a message of the team',
    after('ContactReporter'),
    { type: 'MessageSent', from: 'team', audience: 'reporter', text: 'x', by },
    ['message → reporter'],
  ],
  [
    'a message of the reporter',
    after('ContactReporter'),
    { type: 'MessageSent', from: 'reporter', audience: 'reporter', text: 'x', by: 'reporter:rita' },
    ['reporter-message → team'],
  ],
  [
    'a word among the team',
    after('ContactReporter'),
    { type: 'MessageSent', from: 'team', audience: 'internal', text: 'x', by },
    [],
  ],
  [
    'a deadline of the reporter',
    after('ContactReporter'),
    { type: 'DeadlineSet', date: instant('2026-06-01T09:00:00Z'), note: '', by: 'reporter:rita' },
    ['deadline → team'],
  ],
  [
    'a deadline that the team notes down',
    after('ContactReporter'),
    { type: 'DeadlineSet', date: instant('2026-06-01T09:00:00Z'), note: '', by },
    [],
  ],
  [
    'another date after the notice',
    after('SendNotice'),
    { type: 'DateProposed', proposal: 2, date: instant('2026-04-22T16:00:00Z'), note: '', by },
    ['date-proposed → reporter', 'date-proposed → harbour', 'date-proposed → quay'],
  ],
  [
    'a party that agrees',
    after('SendNotice'),
    { type: 'DateAnswered', party: 'reporter', proposal: 1, answer: 'ok', reason: '', by: 'reporter:rita' },
    [],
  ],
  [
    'the team’s own objection',
    after('SendNotice'),
    { type: 'DateAnswered', party: 'team', proposal: 1, answer: 'object', reason: 'x', by },
    [],
  ],
  [
    'a party that leaves the embargo',
    after('SendNotice'),
    { type: 'ConsentChanged', party: 'organisation:quay', consent: 'declined', policyVersion: 1, by: 'quay' },
    ['embargo-left → team'],
  ],
  [
    'the reporter asked for consent',
    after('SendNotice'),
    { type: 'ConsentChanged', party: 'reporter', consent: 'invited', policyVersion: 1, by },
    ['consent-asked → reporter'],
  ],
  [
    'one organisation asked for consent',
    after('SendNotice'),
    { type: 'ConsentChanged', party: 'organisation:quay', consent: 'invited', policyVersion: 1, by },
    ['consent-asked → quay'],
  ],
  [
    'a consent that is given',
    after('SendNotice'),
    { type: 'ConsentChanged', party: 'organisation:quay', consent: 'signatory', policyVersion: 1, by: 'quay' },
    [],
  ],
  [
    'word that it is known outside',
    after('SendNotice'),
    { type: 'ExposureRecorded', what: 'public', source: 'a list', by },
    ['exposure → team'],
  ],
  [
    'the surviving case of a duplicate is out',
    after('ContactReporter'),
    { type: 'SurvivorPublished', id: 'CONTOUR-2026-001', by: 'system' },
    ['published → reporter'],
  ],
  [
    'the duty, with the team’s list',
    after('SeeReport'),
    { type: 'DutyTold', accounts: ['lena', 'ravi'], team: true, why: 'not taken', rung: 2, by: 'system' },
    ['duty → lena', 'duty → ravi', 'duty → team'],
  ],
  [
    'the duty, without it',
    after('SeeReport'),
    { type: 'DutyTold', accounts: ['ravi'], team: false, why: 'new report', rung: 0, by: 'system' },
    ['duty → ravi'],
  ],
  ['what concerns nobody outside', after('SeeReport'), { type: 'WeaknessClassified', cwe: 'CWE-94', by }, []],
];
for (const [what, from, event, expected] of said) {
  test(`${what}: ${expected.join(', ') || 'no letter'}`, () => assert.deepEqual(brief(letters(from, event)), expected));
}

const told: readonly CaseEvent[] = [
  { type: 'ReportRejected', reason: 'x', text: 'x', by },
  { type: 'ReportDeferred', reason: 'x', text: 'x', until: instant('2026-06-01T09:00:00Z'), by },
  { type: 'DuplicateMarked', of: 'case-2', text: 'x', reason: 'x', by },
  { type: 'ReportSplit', into: 'case-2', text: 'x', reason: 'x', by },
  { type: 'CaseTransferred', to: 'x', channel: 'x', handedOver: 'x', consent: 'x', text: 'x', by },
];
for (const event of told) {
  test(`after ${event.type} the reporter hears that a message waits, and where`, () => {
    const [letter, ...more] = letters(after('ContactReporter'), event);
    assert.deepEqual([brief([letter!]), more], [['message → reporter'], []]);
    assert.match(letter!.text, /https:\/\/tide\.example\/r\/\n\nReference: REF-R$/);
    assert.equal(letter!.subject, '[contour] report REF-R');
  });
}

test('a report that says it is public already is told to the team as urgent', () => {
  const urgent = (report: Record<string, unknown>) => {
    const book = recorded([reported(report)]);
    return lettersFor(book[0]!.event, fold(book), 1, book[0]!.at, contour, place)[1]!.text;
  };
  assert.match(urgent({ effects: 'Code runs.', alreadyPublic: true }), /ALREADY PUBLIC/);
  assert.doesNotMatch(urgent({ effects: 'Code runs.' }), /ALREADY PUBLIC/);
});

const sentAt = after('SendNotice').at(-1)!.at;
const leavesAt = fold(after('SendNotice')).notices[0]!.sent!.leavesAt;
const proposal: CaseEvent = { type: 'DateProposed', proposal: 2, date: instant('2026-04-22T16:00:00Z'), note: '', by };

test('no letter to an organisation comes before the notice that explains it, and is stopped with it', () => {
  assert.ok(leavesAt > sentAt, 'the story gives time to stop a notice');
  const lettersAt = (at: Instant) =>
    lettersFor(proposal, fold(after('SendNotice')), 99, at, contour, place).map((l) => [to(l), l.dueAt, l.withNotice]);
  const early = plus(leavesAt, -1);
  assert.deepEqual(lettersAt(early), [
    ['reporter', early, undefined],
    ['harbour', leavesAt, true],
    ['quay', leavesAt, true],
  ]);
  assert.deepEqual(lettersAt(leavesAt), [
    ['reporter', leavesAt, undefined],
    ['harbour', leavesAt, undefined],
    ['quay', leavesAt, undefined],
  ]);
});

test('an organisation whose notice was stopped is told nothing more', () => {
  const stopped = given(after('SendNotice'), { type: 'NoticeStopped', notice: 'id-1', by });
  assert.deepEqual(brief(letters(stopped.book, proposal)), ['date-proposed → reporter']);
});

test('given a second notice, letters point to the first one of each organisation', () => {
  const again: CaseEvent = {
    type: 'NoticeSent',
    notice: 'id-1',
    copies: [{ organisation: 'quay', ref: 'REF-LATER' }],
    leavesAt: plus(leavesAt, 100 * minute),
    by,
  };
  const { state } = given(after('SendNotice'));
  const [first] = state.notices;
  const two = {
    ...state,
    notices: [...state.notices, { ...first!, id: 'id-2', sent: { ...first!.sent!, ...again, at: sentAt } }],
  };
  const quay = lettersFor(proposal, two, 99, plus(leavesAt, minute), contour, place).find((l) => to(l) === 'quay');
  const own = first!.sent!.copies.find((c) => c.organisation === 'quay')!.ref;
  assert.ok(quay!.text.endsWith(`${place.baseUrl}/partner/notices/${own}`));
});

test('the mail to a notice asks for an answer while a date is open, and carries the terms', () => {
  const { event } = after('SendNotice').findLast((r) => r.event.type === 'NoticeSent')!;
  const [letter] = letters(after('ApproveNotice'), event);
  assert.match(
    letter!.text,
    /Read it and answer the proposed date here:\nhttps:\/\/tide\.example\/partner\/notices\/REF-/,
  );
  assert.match(letter!.text, /Proposed public disclosure: Mon 20 Apr 2026 16:00 UTC/);
  assert.ok(letter!.text.endsWith(contour.embargo.policy.trim()));
  assert.equal(letter!.dueAt, leavesAt);
  const bare = playbookWith({ notices: { ...contour.notices, plan: { ...contour.notices.plan, footer: 'none' } } });
  assert.ok(!letters(after('ApproveNotice'), event, bare)[0]!.text.includes(contour.embargo.policy.trim()));
});

test('once the date is agreed the mail to a notice says it and asks for nothing', () => {
  const { event } = after('SendNotice').findLast((r) => r.event.type === 'NoticeSent')!;
  const [letter] = letters(after('DecideDate'), event);
  assert.match(letter!.text, /Read it here:/);
  assert.match(letter!.text, /\n\nPublic disclosure: Mon 20 Apr 2026 16:00 UTC/);
  assert.doesNotMatch(letter!.text, /Proposed/);
});

test('a rejected date says what holds instead', () => {
  const rejected: CaseEvent = { type: 'DateRejected', proposal: 1, reason: 'x', by };
  assert.match(letters(after('SendNotice'), rejected)[0]!.text, /Another one will be proposed/);
  assert.match(letters(after('DecideDate'), rejected)[0]!.text, /was agreed stays: Mon 20 Apr 2026 16:00 UTC/);
  assert.deepEqual(brief(letters(after('DecideDate'), rejected)), [
    'date-rejected → reporter',
    'date-rejected → harbour',
    'date-rejected → quay',
  ]);
});

test('the end of an embargo is called early only when it is', () => {
  const ends = (cause: 'collapsed' | 'reached'): CaseEvent => ({ type: 'EmbargoEnded', cause, reason: 'x', by });
  assert.match(letters(after('DecideDate'), ends('collapsed'))[0]!.text, /has ended early/);
  assert.match(letters(after('DecideDate'), ends('reached'))[0]!.text, /is over/);
});

test('an amended advisory says what changed, the first one that it is public', () => {
  const published = (changes?: string): CaseEvent => ({
    type: 'AdvisoryPublished',
    revision: 2,
    id: 'CONTOUR-2026-001',
    ...(changes ? { changes } : {}),
    by,
  });
  const text = (event: CaseEvent) => letters(before('PublishAdvisory'), event)[0]!.text;
  assert.match(text(published()), /^The advisory is public:\nhttps:\/\/tide\.example\/advisories\/CONTOUR-2026-001/);
  assert.match(text(published('1.32 is affected too.')), /^The advisory was amended: 1\.32 is affected too\.\n/);
});

test('a withdrawal reaches everybody who was told, users only where the playbook writes to them', () => {
  const withdrawn: CaseEvent = {
    type: 'AdvisoryWithdrawn',
    reason: 'It was no vulnerability.',
    replacedBy: ['CVE-2026-50149'],
    by,
  };
  const found = letters(after('ReleaseOutSent'), withdrawn);
  assert.deepEqual(
    brief(found),
    ['reporter', 'users', 'harbour', 'quay'].map((who) => `withdrawn → ${who}`),
  );
  const id = fold(after('PublishAdvisory')).advisory.publications[0]!.id;
  assert.equal(found[0]!.subject, `[contour] advisory ${id} is withdrawn`);
  assert.match(
    found[0]!.text,
    /It was no vulnerability\. It is replaced by CVE-2026-50149\.[\s\S]*tide\.example\/advisories\//,
  );
  const quiet = playbookWith({ release: { ...contour.release, followUps: ['distributors'] } });
  assert.deepEqual(brief(letters(after('ReleaseOutSent'), withdrawn, quiet)).length, 3);
});

test('each letter is owed once: keys differ by case, event, letter and recipient', () => {
  const book = after('CloseCase');
  const keys = book.flatMap(({ event, seq, at }) =>
    lettersFor(event, fold(book), seq, at, contour, place).map((letter) => letter.key),
  );
  assert.equal(new Set(keys).size, keys.length);
  assert.equal(keys[0], 'case-1/1/automatic-reply/reporter/');
});

test('the team hears once of each agreed minute that it has come', () => {
  const state = fold(after('DecideDate'));
  const letter = embargoOverLetter(state, contour, sentAt, place);
  assert.deepEqual(
    [to(letter), letter.key, letter.dueAt],
    ['team', `case-1/embargo-over/${state.embargo.end}`, sentAt],
  );
  assert.match(letter.text, /\/desk\/cases\/CONTOUR-7$/);
});
