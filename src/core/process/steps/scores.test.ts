import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, contour, given, people, playbookWith } from '../../../../test/support/law.ts';
import type { CaseEvent } from '../../case/events.ts';
import { owedNotices } from '../../notices/kinds.ts';

const { lead } = people;
const valid = after('ValidateReport');
const active = after('DecideDate');
const events = (decision: unknown) => decision as readonly CaseEvent[];
const fresh = { facts: { fresh: () => 'id-2' } };
const severity = (changes: Partial<typeof contour.severity>) => ({
  playbook: playbookWith({ severity: { ...contour.severity, ...changes } }),
});
// Case 8: one fault, two environments.
const proxmox = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
const others = 'CVSS:3.1/AV:A/AC:H/PR:H/UI:R/S:U/C:H/I:H/A:H';
const score = (vector: string, more: object = {}) => ({ type: 'ScoreVulnerability', vector, ...more });

test('several environments have a score each, and the highest decides', () => {
  const first = given(valid).when(score(others, { environment: 'other providers' }), lead);
  const book = given(valid, ...events(first.decision));
  const state = book.when(score(proxmox, { environment: 'Proxmox' }), lead).does({ type: 'VulnerabilityScored' });
  assert.deepEqual(
    state.scores?.map((s) => [s.environment, s.score]),
    [
      ['other providers', 6.3],
      ['Proxmox', 9.8],
    ],
  );
  assert.deepEqual([state.severity?.score, state.severity?.word], [9.8, 'critical']);
  const both = given(book.book, ...events(book.when(score(proxmox, { environment: 'Proxmox' }), lead).decision));
  both.when(score(others, { environment: 'Proxmox' }), lead).refused('change-reasoned');
  const lowered = both.when(score(others, { environment: 'Proxmox', reason: 'It needs a user.' }), lead);
  assert.deepEqual(lowered.does({}).severity?.score, 6.3);
});

test('a score that changes under embargo tells the reporter and whoever was told; the earlier one stays', () => {
  const change = score(proxmox, { reason: 'It needs no account after all.' });
  const decided = given(active).when(change, lead, fresh);
  const state = decided.does(
    { type: 'VulnerabilityScored' },
    { type: 'MessageSent', audience: 'reporter', derived: true },
    { type: 'NoticeDrafted', kind: 'severity-change', notice: 'id-2' },
  );
  assert.deepEqual(owedNotices(state), ['severity-change']);
  assert.match(
    state.messages.at(-1)!.text,
    /now critical 9\.8 .*\. Before, it was high 8\.1 .*\.\n\nIt needs no account/s,
  );
  const { blocks } = state.notices.at(-1)!;
  assert.match(blocks['change']!, /now critical 9\.8/);
  assert.equal(blocks['reason'], 'It needs no account after all.');
  assert.match(blocks['next-steps']!, /1\.33\.4/);
  assert.deepEqual(
    state.severityChanges?.map((c) => [c.from.score, c.to.score]),
    [[8.1, 9.8]],
  );
  const same = given(active).when(score('CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:H'), lead);
  same.does({ type: 'VulnerabilityScored' });
  given(valid, ...events(given(valid).when(score(others), lead).decision))
    .when(change, lead)
    .does({ type: 'VulnerabilityScored' });
  given(active)
    .when(score(proxmox, { reason: 'As CVE-2026-41246 says.' }), lead)
    .refused('words-give-nothing-away');
});

test('a second change before anything was sent writes the same draft anew', () => {
  const up = given(active).when(score(proxmox, { reason: 'Worse.' }), lead, fresh);
  const book = given(active, ...events(up.decision));
  const down = book.when(score(others, { reason: 'Better.' }), lead);
  const state = down.does({}, {}, { type: 'NoticeDrafted', notice: 'id-2' });
  assert.equal(state.notices.length, 2);
  assert.match(state.notices.at(-1)!.blocks['change']!, /now medium 6\.3 .* Before, it was critical 9\.8/s);
});

test('a word without CVSS is enough only where the playbook says so, and versions are the playbook’s', () => {
  const word = { type: 'ScoreVulnerability', word: 'high' };
  given(valid).when(word, lead).refused('score-fits-playbook');
  const state = given(valid)
    .when(word, lead, severity({ words: true }))
    .does({ type: 'VulnerabilityScored' });
  assert.deepEqual(state.severity, { word: 'high', reason: '' });
  given(valid)
    .when({ type: 'ScoreVulnerability' }, lead, severity({ words: true }))
    .refused('score-fits-playbook');
  given(valid)
    .when(score(others), lead, severity({ cvss: ['4.0'] }))
    .refused('score-fits-playbook');
  given(valid)
    .when(score(others), lead, severity({ cvss: ['3.1'] }))
    .does({ type: 'VulnerabilityScored' });
});
