// Table by table from the text of Regulation (EU) 2024/2847, Art. 14(2), 14(4), 24(3) and 71(2), and of Regulation
// (EEC, Euratom) 1182/71, Art. 3, on how periods end.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { after, contour, fold, given } from '../../../../test/support/law.ts';
import type { CaseEvent } from '../../case/events.ts';
import type { Case } from '../../case/model.ts';
import { clocks } from '../clocks.ts';
import { countableClocks, countFrom } from '../count-clock.ts';
import { day, hour, type Instant, instant, plus } from '../instant.ts';
import { type Playbook, playbookSchema } from '../playbook.ts';
import { legalEnd, reportsOwed } from './cra.ts';
import { payloadOf } from './payload.ts';

type Cra = NonNullable<Playbook['regulatory']['cra']>;

const cra = (changes: Partial<Cra> = {}): Playbook => ({
  ...contour,
  regulatory: {
    cra: {
      role: 'manufacturer',
      from: '2026-09-11',
      entity: 'Heron GmbH',
      memberStates: ['DE'],
      owner: 'lead',
      ...changes,
    },
    cna: null,
  },
});

const accepted = given(after('AcceptReport')).state;
const aware = instant('2026-09-14T10:00:00Z');
const known = (what: 'active exploitation' | 'severe incident', at = aware, ownSystems = true): CaseEvent => ({
  type: 'IncidentRecorded',
  what,
  awareAt: at,
  text: 'A build host was entered.',
  malice: 'suspected',
  ownSystems,
  by: 'lena',
});
const with_ = (state: Case, at: Instant, ...events: CaseEvent[]): Case =>
  fold(
    events.map((event) => ({ seq: 99, at, actor: 'x', event })),
    state,
  );
const filed = (report: string, filedAt: Instant): CaseEvent => ({
  type: 'ReportFiled',
  report,
  filedAt,
  where: 'Single reporting platform',
  reference: 'SRP-1',
  by: 'lena',
});
const due = (state: Case, playbook = cra(), now = aware): Record<string, string> =>
  Object.fromEntries(
    clocks(state, playbook, now)
      .filter(({ id }) => id.startsWith('cra-'))
      .map(({ id, dueAt }) => [id, dueAt]),
  );

test('Art. 14(2): exploitation starts 24 and 72 hours; the final report waits for a measure that is available', () => {
  const attacked = with_(accepted, aware, {
    type: 'ExposureRecorded',
    what: 'attacks observed',
    source: 'x',
    by: 'account:lena',
  });
  const two = { 'cra-early-warning': '2026-09-15T10:00:00.000Z', 'cra-notification': '2026-09-17T10:00:00.000Z' };
  assert.deepEqual(due(attacked), two);
  const fix = { line: '1.33', state: 'released', coverage: 'full', vehicle: 'patch', version: '1.33.4' } as const;
  const patched = with_(attacked, aware, {
    type: 'FixMoved',
    fix: { ...fix, releasedAt: instant('2026-10-01T12:00:00Z') },
    by: 'remy',
  });
  assert.deepEqual(due(patched), { ...two, 'cra-final-report': '2026-10-15T12:00:00.000Z' });
});

test('Art. 14(2)(c): where the patch came before the exploitation was known, the fourteen days run from that knowledge', () => {
  const published = given(after('PublishAdvisory')).state;
  const attacked = with_(published, aware, known('active exploitation'));
  assert.equal(due(attacked)['cra-final-report'], '2026-09-28T10:00:00.000Z');
});

test('a claim from outside starts nothing; the moment that the team names counts, the earliest of several', () => {
  const claimed = with_(accepted, aware, {
    type: 'ExposureRecorded',
    what: 'attacks observed',
    source: 'x',
    by: 'reporter:rita',
  });
  assert.deepEqual(due(claimed), {});
  const named = with_(claimed, aware, known('active exploitation', plus(aware, -hour)), known('active exploitation'));
  assert.equal(due(named)['cra-early-warning'], '2026-09-15T09:00:00.000Z');
});

test('Art. 14(4): an incident has 24 and 72 hours, and one month from the filing of the notification', () => {
  const hit = with_(accepted, aware, known('severe incident'));
  assert.deepEqual(Object.keys(due(hit)), ['cra-incident-early-warning', 'cra-incident-notification']);
  const told = with_(hit, aware, filed('cra-incident-notification', instant('2026-09-16T18:30:00Z')));
  assert.equal(due(told)['cra-incident-final-report'], '2026-10-16T18:30:00.000Z');
  assert.deepEqual(
    reportsOwed(told, cra()).map(({ id }) => id),
    ['cra-incident-early-warning', 'cra-incident-final-report'],
  );
});

test('Art. 24(3): a steward reports incidents only where they hit its own systems, and exploitation like anybody', () => {
  const steward = cra({ role: 'steward' });
  assert.deepEqual(due(with_(accepted, aware, known('severe incident', aware, false)), steward), {});
  assert.notDeepEqual(due(with_(accepted, aware, known('severe incident', aware, true)), steward), {});
  assert.notDeepEqual(due(with_(accepted, aware, known('active exploitation', aware, false)), steward), {});
  const [clock] = clocks(with_(accepted, aware, known('active exploitation')), steward, aware).filter((c) => c.note);
  assert.match(clock!.note!, /steward, by Art\. 24\(3\)/);
});

test('Art. 71(2): nothing that was known before 11 September 2026 is owed, and the first day is configurable', () => {
  const last = instant('2026-09-10T23:59:59.999Z');
  const first = instant('2026-09-11T00:00:00Z');
  assert.deepEqual(due(with_(accepted, last, known('active exploitation', last))), {});
  assert.notDeepEqual(due(with_(accepted, first, known('active exploitation', first))), {});
  assert.deepEqual(due(with_(accepted, first, known('active exploitation', first)), cra({ from: '2027-12-11' })), {});
  assert.deepEqual(due(with_(accepted, first, known('active exploitation', first)), contour), {});
});

for (const [what, from, length, timeZone, wanted] of [
  [
    '24 hours over a leap day',
    '2028-02-28T20:00:00Z',
    { amount: 24, unit: 'hours' },
    'UTC',
    '2028-02-29T20:00:00.000Z',
  ],
  [
    '72 hours over a leap day',
    '2028-02-27T20:00:00Z',
    { amount: 72, unit: 'hours' },
    'UTC',
    '2028-03-01T20:00:00.000Z',
  ],
  [
    '24 hours over a lost hour',
    '2026-03-28T12:00:00Z',
    { amount: 24, unit: 'hours' },
    'Europe/Berlin',
    '2026-03-29T12:00:00.000Z',
  ],
  [
    '14 days over a lost hour, late in the evening',
    '2026-03-20T22:30:00Z',
    { amount: 14, unit: 'days' },
    'Europe/Berlin',
    '2026-04-03T21:30:00.000Z',
  ],
  [
    '14 days over a gained hour',
    '2026-10-20T10:00:00Z',
    { amount: 14, unit: 'days' },
    'Europe/Berlin',
    '2026-11-03T11:00:00.000Z',
  ],
  [
    '14 days over a year’s end',
    '2026-12-25T08:00:00Z',
    { amount: 14, unit: 'days' },
    'UTC',
    '2027-01-08T08:00:00.000Z',
  ],
  ['a month from 31 January', '2027-01-31T09:00:00Z', { amount: 1, unit: 'months' }, 'UTC', '2027-02-28T09:00:00.000Z'],
  [
    'a month from 31 January of a leap year',
    '2028-01-31T09:00:00Z',
    { amount: 1, unit: 'months' },
    'UTC',
    '2028-02-29T09:00:00.000Z',
  ],
  [
    'a month from 28 February',
    '2027-02-28T09:00:00Z',
    { amount: 1, unit: 'months' },
    'UTC',
    '2027-03-28T09:00:00.000Z',
  ],
  ['a month from 31 August', '2027-08-31T09:00:00Z', { amount: 1, unit: 'months' }, 'UTC', '2027-09-30T09:00:00.000Z'],
  [
    'a month into a skipped hour',
    '2026-02-28T01:30:00Z',
    { amount: 1, unit: 'months' },
    'Europe/Berlin',
    '2026-03-28T01:30:00.000Z',
  ],
  [
    'a month onto the skipped hour itself',
    '2027-02-28T01:30:00Z',
    { amount: 1, unit: 'months' },
    'Europe/Berlin',
    '2027-03-28T01:30:00.000Z',
  ],
  [
    'a date that is another one in the zone',
    '2027-01-31T23:30:00Z',
    { amount: 1, unit: 'months' },
    'Europe/Berlin',
    '2027-02-28T23:30:00.000Z',
  ],
] as const) {
  test(`the end of ${what}`, () => assert.equal(legalEnd(instant(from), length, { timeZone }), wanted));
}

test('fourteen days never end on a later date than the law’s, nor more than an hour before they are over', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3 * 365 * 24 * 60 }), (minutes) => {
      const from = plus(aware, minutes * 60_000);
      const end = legalEnd(from, { amount: 14, unit: 'days' }, { timeZone: 'Europe/Berlin' });
      assert.ok(end >= plus(from, 14 * day - hour) && end <= plus(from, 14 * day + hour));
    }),
  );
});

test('counted without a case, a report is due when it is due in one, over the night in which the clocks go back too', () => {
  const berlin = { ...cra(), calendar: { ...contour.calendar, timeZone: 'Europe/Berlin' } };
  const october = instant('2026-10-20T10:00:00Z');
  const state = with_(accepted, october, known('active exploitation', october), {
    type: 'DeploymentRecorded',
    since: october,
    source: 'x',
    by: 'lena',
  });
  const counted = countableClocks(berlin).filter(({ id }) => id.startsWith('cra-'));
  for (const clock of clocks(state, berlin, october).filter(({ id }) => id.startsWith('cra-'))) {
    const { timed, ends } = counted.find(({ id }) => id === clock.id)!;
    assert.equal(countFrom(clock.startsAt, timed()!.length, berlin, ends).dueAt, clock.dueAt, clock.id);
  }
  const final = counted.find(({ id }) => id === 'cra-final-report')!;
  const { dueAt } = countFrom(october, final.timed()!.length, berlin, final.ends);
  assert.equal(dueAt, '2026-11-03T11:00:00.000Z', 'noon in Berlin on both days, twenty-five hours of one day between');
});

const world = { product: 'contour', contact: 'security@heron.example' };

test('an early warning holds who, what, since when and where, and nothing of the vulnerability', () => {
  const hit = with_(given(after('PublishAdvisory')).state, aware, known('active exploitation'));
  const payload = payloadOf('cra-early-warning', hit, world, cra(), aware)!;
  assert.deepEqual(
    payload.fields.map(({ name }) => name),
    ['notifier', 'contact', 'product', 'aware_at', 'member_states'],
  );
  assert.deepEqual(payload.missing, []);
  assert.match(payload.text, /Became aware:\nMon 14 Sep 2026 10:00 UTC/);
  assert.doesNotMatch(payload.text, /CWE|CVSS|Lua|build host|lena|Rita/);
  assert.equal(payload.sources[0], 'Regulation (EU) 2024/2847 (Cyber Resilience Act), Art. 14(2)(a)');
});

test('a notification says what is missing and how to have it known', () => {
  const early = with_(given(after('SeeReport')).state, aware, known('severe incident'));
  const missing = payloadOf('cra-notification', early, world, cra(), aware)!.missing.map(({ name }) => name);
  const wanted = ['aware_at', 'versions', 'exploit', 'vulnerability', 'measures_taken', 'measures_for_users'];
  assert.deepEqual(missing, wanted);
  const whole = with_(given(after('FreezeAdvisory')).state, aware, known('active exploitation'));
  const payload = payloadOf('cra-notification', whole, world, cra(), instant('2026-04-18T12:00:00Z'))!;
  assert.deepEqual(payload.missing, []);
  assert.match(payload.text, /Sensitive: under embargo until Mon 20 Apr 2026 16:00 UTC/);
});

test('a final report says what was released, and does without the attackers where nothing is known of them', () => {
  const attacked = with_(given(after('PublishAdvisory')).state, aware, {
    type: 'ExposureRecorded',
    what: 'attacks observed',
    source: 'x',
    by: 'account:lena',
  });
  const payload = payloadOf('cra-final-report', attacked, world, cra(), aware)!;
  assert.deepEqual(payload.missing, []);
  assert.match(payload.text, /1\.33: 1\.33\.4, released/);
  assert.match(payload.text, /Malicious actors, as far as known:\n\(not known\)/);
});

test('no payload where the playbook asks for none, or for what is no report', () => {
  assert.equal(payloadOf('cra-early-warning', accepted, world, contour, aware), undefined);
  assert.equal(payloadOf('first-contact', accepted, world, cra(), aware), undefined);
});

test('a playbook reads a date and countries, and refuses what is neither', () => {
  const parse = (more: object) =>
    playbookSchema.safeParse({ ...contour, regulatory: { cra: { role: 'steward', entity: 'F', ...more } } });
  assert.equal(parse({}).data?.regulatory.cra?.from, '2026-09-11');
  assert.equal(parse({ from: '2026-02-30' }).success, false);
  assert.equal(parse({ memberStates: ['Germany'] }).success, false);
  assert.deepEqual(playbookSchema.parse({ ...contour, regulatory: undefined }).regulatory, { cra: null, cna: null });
});
