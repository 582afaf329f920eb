import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { roles } from '../access/actor.ts';
import * as general from './gates.ts';
import * as advisory from './gates-advisory.ts';
import * as bundle from './gates-bundle.ts';
import * as consent from './gates-consent.ts';
import * as embargo from './gates-embargo.ts';
import * as exposure from './gates-exposure.ts';
import * as kinds from './gates-kinds.ts';
import * as leaks from './gates-leaks.ts';
import * as notice from './gates-notice.ts';
import * as regulatory from './gates-regulatory.ts';
import * as release from './gates-release.ts';
import * as score from './gates-score.ts';
import * as talks from './gates-talks.ts';
import * as team from './gates-team.ts';
import * as ties from './gates-ties.ts';
import * as track from './gates-track.ts';
import { stepByCommand, stepById, steps } from './index.ts';
import { type Gate, stages } from './step.ts';

/** Ids stand in records, problems and scripts of others: one may be added, none may vanish or change its meaning. */
const stable = [
  ...[
    'advisory-fits-releases',
    'advisory-id-free',
    'advisory-frozen',
    'advisory-published',
    'all-lines-tested',
    'all-patches-released',
  ],
  ...['change-reasoned', 'commit-texts-checked', 'count-confirmed', 'cve-if-required', 'date-ahead', 'delay-reasoned'],
  ...[
    'distributors-wanted',
    'documents-valid',
    'draft-exists',
    'embargo-not-active',
    'embargo-reached',
    'fix-confirmed',
  ],
  ...[
    'follow-ups-done',
    'has-lead',
    'is-classified',
    'is-lead',
    'is-of-team',
    'is-on-register',
    'is-scored',
    'line-known',
  ],
  ...[
    'line-tested',
    'mitigations-stated',
    'newcomers-may-be-told',
    'not-released',
    'not-the-advisory-author',
    'not-the-author',
    'not-yet-public',
    'still-secret',
  ],
  ...['notice-complete', 'notice-gives-nothing-away', 'notice-has-recipients', 'notice-is-draft', 'notice-is-sent'],
  ...['announcement-allowed', 'finding-on-record', 'notice-fits-publication', 'release-out-in-order'],
  'notice-warnings-answered',
  ...[
    'notice-reached-you',
    'objection-reasoned',
    'objections-weighed',
    'patched-versions-planned',
    'plan-has-workarounds',
  ],
  ...['playbook-adopted', 'proposal-on-table', 'rejection-reasoned', 'retrospective-settled', 'second-person-advisory'],
  ...[
    'second-person-notice',
    'still-stoppable',
    'test-evidenced',
    'users-told-first',
    'vector-valid',
    'weakness-known',
  ],
  ...['kind-fits', 'not-the-classifier', 'second-person-internal', 'end-settled', 'impact-justified', 'impact-stated'],
  ...[
    'inherited-embargo-kept',
    'inherited-embargo-over',
    'inherited-embargo-can-begin',
    'inherited-end-by-lead',
    'inherited-date-within-caps',
    'inherited-date-ahead',
  ],
  ...['partial-says-what-remains', 'round-is-new', 'not-owed-a-patch', 'support-covered', 'amendment-reasoned'],
  ...['texts-give-nothing-away', 'tasks-settled'],
  ...['other-case-found', 'not-tied-yet', 'may-follow', 'hand-over-free', 'survivor-text-open', 'nobody-follows'],
  ...['upstream-named', 'upstream-details-kept', 'upstream-date-stays'],
  ...['notice-follows', 'on-the-train', 'release-keeps-embargo', 'release-keeps-train', 'score-fits-playbook'],
  ...['parties-heard', 'trigger-worded', 'exemption-for-party', 'exemption-in-full'],
  ...[
    'track-changes',
    'track-keeps-embargo',
    'unfixed-by-lead',
    'unfixed-not-owed',
    'track-has-embargo',
    'track-tells-early',
  ],
  ...['deadline-theirs-to-move', 'programme-known', 'programme-told-already'],
  ...['within-hard-cap', 'words-give-nothing-away', 'newest-draft-complete'],
  ...['status-follows', 'history-possible', 'fix-before-deployment'],
  ...['question-is-open', 'asker-may-read', 'was-told-itself'],
  ...['has-consented', 'consent-may-be-given', 'consent-may-be-refused', 'consent-may-be-asked'],
  ...['report-owed', 'filed-at', 'aware-at', 'reports-filed'],
  ...['notice-carries-cve', 'said-and-refutable'],
  ...['action-is-yours', 'retrospective-names-nobody'],
  ...['advisory-fits-case'],
  ...['patches-came', 'patches-give-nothing-away', 'bundle-stands', 'bundles-to-share', 'lines-have-bundles'],
  ...[
    'fix-is-shared',
    'shared-names-no-other-case',
    'fix-may-leave',
    'membership-stands',
    'bundles-shared',
    'someone-was-told',
  ],
  ...['collapse-has-embargo', 'leak-judged', 'leak-on-record', 'leak-report-known', 'leaker-was-told'],
  ...['otherwise-reasoned', 'party-takes-part', 'silent-patch-is-partial'],
];

/** Clauses that come from somewhere else than the seeds' rules. */
const sources = [
  'house rule',
  'security.md U9',
  'Vultron EM',
  'Vultron RM',
  'Vultron CS',
  'Vultron RM/EM',
  'CVSS 3.1 §6',
  'CSAF 2.0 §6.1',
  'OSV withdrawn',
  'OpenVEX §3',
  'linux-distros',
  'Akrites',
  'Regulation (EU) 2024/2847 Art. 14',
];

const isGate = (it: unknown): it is Gate => typeof it === 'object' && it !== null && 'id' in it && 'check' in it;
const declared = [
  general,
  advisory,
  bundle,
  consent,
  embargo,
  exposure,
  kinds,
  leaks,
  notice,
  regulatory,
  release,
  score,
  talks,
  team,
  ties,
  track,
].flatMap((room) => Object.values(room).filter(isGate));
const used = [...new Set(steps.flatMap((s) => s.gates))];

const isClause = (text: string) =>
  sources.includes(text) || text.split(', ').every((part) => /^R(0[1-9]|[1-8]\d|9[0-5])$/.test(part));
const isSentence = (text: string) => /^[A-Z“].*[^\s.]\.$/s.test(text) && !text.includes('!');

test('every gate guards a step', () => {
  assert.deepEqual(
    declared.filter((gate) => !used.includes(gate)).map((gate) => gate.id),
    [],
  );
  assert.ok(declared.length > 40);
});

test('ids of gates are unique and none of them has vanished', () => {
  const ids = used.map((gate) => gate.id).sort();
  assert.deepEqual(ids, [...new Set(ids)]);
  assert.deepEqual(
    stable.filter((id) => !ids.includes(id)),
    [],
    'these ids have vanished',
  );
  assert.deepEqual(
    ids.filter((id) => !stable.includes(id)),
    [],
    'write these new ids into the list above',
  );
  for (const id of ids) assert.match(id, /^[a-z]+(-[a-z]+)*$/);
});

test('steps and gates say what they are in words, and where they come from', () => {
  for (const gate of used) {
    assert.match(gate.title, /^[A-Z][^!]*[^.!\s]$/, gate.id);
    assert.ok(isClause(gate.clause), `${gate.id}: “${gate.clause}” is no rule and no known source`);
  }
  for (const step of steps) {
    assert.match(step.title, /^[A-Z][^!]*[^.!\s]$/, step.id);
    assert.ok(isSentence(step.does), `${step.id}: ${step.does}`);
    assert.ok(isClause(step.clause), `${step.id}: “${step.clause}” is no rule and no known source`);
    assert.ok(stages.includes(step.stage), step.id);
  }
});

test('a step has one id and one command, and parties who can take it', () => {
  assert.equal(new Set(steps.map((s) => s.id)).size, steps.length);
  assert.equal(new Set(steps.map((s) => s.command)).size, steps.length);
  const parties = [...roles.filter((r) => r !== 'admin' && r !== 'auditor'), 'reporter', 'distributor'];
  for (const step of steps) {
    assert.equal(stepById(step.id), step);
    assert.equal(stepByCommand(step.command), step);
    assert.match(step.command, /^([A-Z][a-z]+){2,}$/, 'verb and noun');
    assert.ok(step.who.length > 0 && step.who.every((who) => parties.includes(who)), step.id);
    assert.equal(new Set(step.gates).size, step.gates.length, step.id);
  }
});

test('every field of a form has a label and a known look', () => {
  const looks = ['text', 'textarea', 'select', 'checkbox', 'number', 'datetime', 'list', 'hidden'];
  const silent = steps.flatMap((step) =>
    Object.entries(step.input.shape)
      .filter(([name]) => name !== 'advisory')
      .filter(([, field]) => {
        const meta = (field as { meta(): { label?: string; kind?: string } | undefined }).meta();
        return !meta?.label || !looks.includes(meta.kind ?? '');
      })
      .map(([name]) => `${step.id}: ${name}`),
  );
  assert.deepEqual(silent, []);
});

test('every step, and every gate of it shut, is asked for in the tests of the steps', () => {
  const folder = new URL('./steps/', import.meta.url);
  const asked = readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n');
  const missing = [...steps.map((s) => `type: '${s.command}'`), ...stable.map((id) => `'${id}'`)];
  assert.deepEqual(
    missing.filter((text) => !asked.includes(text)),
    [],
  );
});
