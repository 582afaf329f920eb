import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour, playbookWith } from '../../../test/support/law.ts';
import { type Playbook, playbookSchema } from './playbook.ts';
import { diffPlaybooks, grouped } from './playbook-diff.ts';

const said = (after: Playbook, before: Playbook = contour) =>
  diffPlaybooks(before, after).map(({ group, sentence }) => `${group}: ${sentence}`);

/** A playbook in which no list is empty and nothing is switched off. */
const full = playbookSchema.parse({
  ...contour,
  calendar: {
    ...contour.calendar,
    region: 'DE-BY',
    years: { from: 2026, to: 2027 },
    holidays: ['2026-12-24'],
    publicHolidays: [{ date: '2026-01-01', name: 'New Year' }],
    avoidDates: [{ from: '2026-12-20', to: '2026-12-31', reason: 'freeze' }],
    preferredHour: '16:00',
  },
  clocks: {
    ...contour.clocks,
    stale: { owner: 'lead', critical: { amount: 2, unit: 'days' } },
    'status-update': { amount: 5, unit: 'days', owner: 'lead' },
    pausedByQuestion: ['plan'],
  },
  severity: {
    train: ['Tue'],
    tracks: [
      { id: 'small', track: 'public-lane', when: { scoreBelow: 4 } },
      { id: 'rest', track: 'private', when: { exposure: ['public'] } },
    ],
  },
  notices: { ...contour.notices, 'date-change': { tag: 'date' } },
  embargo: {
    ...contour.embargo,
    hardCap: { amount: 90, unit: 'days' },
    rsvp: { amount: 3, unit: 'days' },
    objectionWindow: { amount: 2, unit: 'days' },
    programmes: [{ id: 'linux-distros', title: 'the list', cap: { amount: 14, unit: 'days' } }],
    collapse: { waives: ['notice'], withoutFix: true },
  },
  roles: { rota: 'weekly', lead: 'chosen', escalation: [{ after: { amount: 1, unit: 'hours' }, tell: 'lead' }] },
  regulatory: { cra: { role: 'steward', entity: 'Us', memberStates: ['DE'] }, cna: {} },
});

test('what differs is said in law, not in keys', () => {
  const { clocks, notices, calendar, embargo, release } = contour;
  const plan = notices.plan;
  const changed = playbookWith({
    clocks: { ...clocks, 'first-contact': { amount: 1, unit: 'business-days', owner: 'lead' } },
    notices: { ...notices, plan: { ...plan, leaveOut: ['ghsa-id', 'public-fix', 'reporter-name'] } },
    calendar: { ...calendar, weekend: ['Fri', 'Sat'] },
    embargo: { ...embargo, hardCap: { amount: 90, unit: 'days' } },
    release: { ...release, followUps: ['distributors', 'users'] },
  });
  assert.deepEqual(said(changed), [
    'Calendar: Weekend: also Fri; no longer Sun',
    'Clocks: First contact: 3 business days → 1 business day',
    'Clocks: Who owns the clock “first contact”: responder → lead',
    'Notices: The CVE id may stand in a notice; before it might not',
    'Embargo: Longest time from the report to the disclosure: none → 90 days',
    'Release: Told after publication: users, then distributors → distributors, then users',
  ]);
  assert.ok(said(contour, changed).includes('Notices: The CVE id may not stand in a notice; before it might'));
  assert.deepEqual(grouped(diffPlaybooks(contour, changed))[1]?.sentences.length, 2);
});

test('a list that means more when it is empty is told by what it means', () => {
  const { clocks } = contour;
  const changed = { ...clocks, 'report-to-public': { ...clocks['report-to-public'], severities: [] } };
  assert.deepEqual(said(playbookWith({ clocks: changed })), [
    'Clocks: Severities that the clock to the disclosure runs for: critical → every one',
  ]);
});

test('the older spelling of a rule is the same rule', () => {
  const { requiredFor: _r, requiredForPublication: _p, ...cve } = contour.cve;
  const [older, newer] = [{ requiredForPublication: true }, { requiredFor: 'publication' as const }];
  assert.deepEqual(said(playbookWith({ cve: { ...cve, ...older } }), playbookWith({ cve: { ...cve, ...newer } })), []);
  assert.deepEqual(said(playbookWith({ cve: { ...cve, ...older } })), [
    'CVE ids: A CVE id is needed for the: none → publication',
  ]);
});

test('names, the order of keys and of sets, and white space make no difference', () => {
  const turned = Object.fromEntries(Object.entries(full).reverse()) as Playbook;
  const { calendar, embargo, membership, severity } = full;
  const same: Playbook = {
    ...turned,
    version: 9,
    title: 'Another title',
    source: 'elsewhere',
    calendar: { ...calendar, avoid: calendar.avoid.toReversed(), name: 'Other name' },
    embargo: { ...embargo, policy: embargo.policy.replaceAll(' ', '\n  ') },
    membership: { ...membership, criteria: membership.criteria.toReversed() },
  };
  assert.deepEqual(said(same, full), []);
  const tracks = { ...full, severity: { ...severity, tracks: severity.tracks.toReversed() } };
  assert.deepEqual(said(tracks, full), [
    'Severity: Order in which the rules for tracks are read: small, then rest → rest, then small',
  ]);
});

test('of a long text only the stretch that changed is shown', () => {
  const policy = contour.embargo.policy.replace('urgently inform', 'inform at once');
  const [sentence = ''] = said(playbookWith({ embargo: { ...contour.embargo, policy } }));
  assert.match(sentence, /^Embargo: Text of the embargo policy: … .*urgently inform.* → … .*inform at once/);
  assert.ok(sentence.length < 450);
});

/** Every value of a playbook, with a way to have it otherwise. */
function leaves(value: unknown, path: readonly string[] = []): { path: string; with: (v: unknown) => unknown }[] {
  if (value === null || typeof value !== 'object') return [{ path: path.join('.'), with: (v) => v }];
  const list = Array.isArray(value);
  return Object.entries(value).flatMap(([name, inner]) =>
    leaves(inner, [...path, name]).map((leaf) => ({
      path: leaf.path,
      with: (v: unknown) => {
        const copy = (list ? [...value] : { ...value }) as Record<string, unknown>;
        copy[name] = leaf.with(v);
        return copy;
      },
    })),
  );
}

test('whichever value of a playbook changes, a sentence says it; only labels say nothing', () => {
  const silent = leaves(full)
    .filter((leaf) => said(leaf.with('otherwise') as Playbook, full).length === 0)
    .map(({ path }) => path);
  assert.deepEqual(silent, ['name', 'version', 'title', 'source', 'calendar.name']);
});
