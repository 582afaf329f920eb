import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import * as listGates from './gates.ts';
import * as keyGates from './gates-keys.ts';
import * as letterGates from './gates-letters.ts';
import * as reviewGates from './gates-review.ts';
import * as roadGates from './gates-road.ts';
import * as rosterGates from './gates-roster.ts';
import * as strikeGates from './gates-strikes.ts';
import { membershipSteps, teamSteps } from './index.ts';

test('every file of a step is on the list, under its own id and command', () => {
  const files = readdirSync(new URL('steps/', import.meta.url)).map((name) => name.replace('.ts', ''));
  assert.deepEqual(membershipSteps.map(({ id }) => id).sort(), files.sort());
  assert.equal(new Set(membershipSteps.map(({ command }) => command)).size, membershipSteps.length);
});

test('whoever shuts a member out does it gravely, and nothing else of membership is grave', () => {
  assert.deepEqual(
    membershipSteps.filter(({ grave }) => grave).map(({ id }) => id),
    ['suspend', 'remove'],
  );
});

test('the team takes these at its desk, and never what a member says for itself', () => {
  assert.deepEqual(
    teamSteps.map(({ id }) => id),
    [
      ...['sponsor', 'judge', 'ask', 'vote', 'accept', 'invite-contact', 'review', 'refuse'],
      ...[
        'offer-key',
        'find-key',
        'pin-key',
        'retire-key',
        'take-off',
        'resend-link',
        'test-road',
        'ask-address',
        'strike',
      ],
      ...['suspend', 'reinstate', 'draft-removal', 'approve-removal', 'remove', 'stop-removal', 'decide-appeal'],
    ],
  );
});

const { asksTwo: _, ...ofKeys } = keyGates;
const { rosterMost: __, ...ofRoster } = rosterGates;
const { draftOf: ___, ...ofLetters } = letterGates;
const gates = { ...listGates, ...ofKeys, ...reviewGates, ...ofRoster, ...roadGates, ...strikeGates, ...ofLetters };

/** Ids stand in records, problems and scripts of others: one may be added, none may vanish or change its meaning. */
const stable = [
  'address-its-own',
  'address-waits',
  'appeal-open',
  'before-joining',
  'contact-not-invited',
  'criteria-judged',
  'criterion-known',
  'doubt-said',
  'enough-votes',
  'fingerprint-stands',
  'fingerprint-waits',
  'has-not-come-in',
  'is-appealed',
  'is-asked',
  'is-its-person',
  'is-on-roster',
  'is-one-mailbox',
  'is-vouched',
  'key-is-fit',
  'keys-are-few',
  'leak-told-exactly',
  'list-is-empty',
  'no-embargo-runs',
  'not-barred',
  'not-for-oneself',
  'one-strike-per-leak',
  'refusal-reasoned',
  'removal-by-another',
  'removal-by-second',
  'removal-counted',
  'removal-is-drafted',
  'removal-not-left',
  'road-is-tested',
  'roster-has-room',
  'someone-else-compared',
  'sponsor-allowed',
  'strike-before-bar',
  'team-vouches',
  'voucher-is-member',
  'words-keep-cases',
];

test('every gate guards a step, and keeps its id', () => {
  assert.deepEqual(
    Object.values(gates)
      .map(({ id }) => id)
      .sort(),
    stable,
  );
  const used = new Set(membershipSteps.flatMap((step) => step.gates.map(({ id }) => id)));
  assert.deepEqual([...used].sort(), stable);
});
