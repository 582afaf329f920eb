import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import * as listGates from './gates.ts';
import * as keyGates from './gates-keys.ts';
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
      ...['sponsor', 'accept', 'invite-contact', 'review', 'refuse', 'offer-key', 'find-key', 'pin-key', 'retire-key'],
      ...['strike', 'suspend', 'remove'],
    ],
  );
});

const { asksTwo: _, ...ofKeys } = keyGates;
const gates = { ...listGates, ...ofKeys };

/** Ids stand in records, problems and scripts of others: one may be added, none may vanish or change its meaning. */
const stable = [
  'contact-not-invited',
  'fingerprint-stands',
  'fingerprint-waits',
  'is-vouched',
  'key-is-fit',
  'keys-are-few',
  'leak-told-exactly',
  'list-is-empty',
  'not-barred',
  'not-for-oneself',
  'refusal-reasoned',
  'someone-else-compared',
  'sponsor-allowed',
  'strike-before-bar',
  'team-vouches',
  'voucher-is-member',
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
