import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold, recorded, reported } from '../../../test/support/law.ts';
import { statusOf } from './evolve.ts';
import { emptiness, gapsIn, receiveReport, reportSchema } from './receive.ts';

const names = { number: 'C-1', ref: 'R-1', reporter: 'p', channel: 'form' } as const;
const pin = { name: 'contour', version: 1 };

test('any text in any of the boxes makes a report; only an empty one is sent back', () => {
  for (const part of ['subject', 'steps', 'effects', 'surface', 'dependencies']) {
    assert.deepEqual(emptiness(reportSchema.parse({ [part]: 'It crashes.' })), []);
  }
  assert.deepEqual(
    emptiness(reportSchema.parse({ name: 'Rita', effects: ' \n' })).map((f) => f.rule),
    ['report-empty'],
  );
});

test('what is missing is shown as a warning, and nothing is demanded', () => {
  const all = { subject: 'x', steps: 'x', effects: 'x', surface: 'x', dependencies: 'none' };
  assert.deepEqual(gapsIn(reportSchema.parse(all), 0), []);
  const gaps = gapsIn(reportSchema.parse({ effects: 'x' }), 0);
  assert.deepEqual(
    gaps.map((g) => g.path),
    ['/subject', '/steps', '/surface', '/dependencies'],
  );
  assert.ok(gaps.every((g) => g.severity === 'warning'));
  assert.ok(
    !gapsIn(reportSchema.parse({ effects: 'x' }), 1).some((g) => g.path === '/steps'),
    'a capture shows the steps',
  );
});

test('identity never enters the book of the case', () => {
  const event = receiveReport(
    reportSchema.parse({ effects: 'x', name: 'Rita Reporter', affiliation: 'Acme', contact: 'rita@example.org' }),
    names,
    pin,
    [],
  );
  assert.ok(!/Rita|Acme|example/.test(JSON.stringify(event)));
});

test('three kinds of report are taken, and a form’s tick as well as a boolean', () => {
  for (const kind of ['vulnerability', 'suspected', 'upstream']) assert.equal(reportSchema.parse({ kind }).kind, kind);
  assert.equal(reportSchema.safeParse({ kind: 'bug' }).success, false);
  assert.equal(reportSchema.parse({ alreadyPublic: 'on' }).alreadyPublic, true);
  assert.equal(reportSchema.parse({ alreadyPublic: '' }).alreadyPublic, false);
  assert.equal(reportSchema.safeParse({ severity: 'high' }).success, false, 'an unknown field');
});

test('that a matter is public is a claim of the reporter until the team has looked', () => {
  const state = fold(recorded([reported({ effects: 'x', alreadyPublic: true })]));
  assert.equal(state.exposure.public, undefined);
  assert.equal(state.exposure.claims?.[0]?.what, 'public');
  assert.equal(statusOf(state), 'received');
  assert.equal(state.participants['reporter']?.consent, 'signatory');
});
