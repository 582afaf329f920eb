import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainScore } from './explain.ts';

test('a 3.1 vector is told in sentences, the score first', () => {
  assert.deepEqual(explainScore('CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:H'), [
    '8.1 High (CVSS 3.1).',
    'It can be attacked from anywhere that reaches the system over a network.',
    'The attack works every time.',
    'An ordinary account is needed.',
    'Nobody else has to do anything.',
    'The damage stays in the vulnerable component.',
    'The component loses confidentiality wholly and availability wholly.',
  ]);
});

test('a 4.0 vector names its nomenclature and what depends on the system', () => {
  const said = explainScore('CVSS:4.0/AV:L/AC:H/AT:P/PR:N/UI:A/VC:N/VI:N/VA:N/SC:N/SI:L/SA:N/E:U');
  assert.ok(Array.isArray(said));
  assert.match(said[0] ?? '', /CVSS-BT\.$/);
  assert.equal(said.at(-2), 'What depends on it loses integrity in part.');
  assert.equal(said.at(-1), 'Neither attacks nor a proof of concept are known.');
});

test('a vector that takes nothing says so', () => {
  const said = explainScore('AV:L/AC:H/Au:M/C:N/I:N/A:N');
  assert.ok(Array.isArray(said));
  assert.equal(said.at(-1), 'Nothing is lost.');
});

test('a broken vector gives its fault', () => {
  const said = explainScore('CVSS:3.1/AV:N');
  assert.ok('rule' in said && said.rule === 'cvss-incomplete');
});

test('scores of time and place follow the base score; a plain 4.0 score names no nomenclature', () => {
  const first = (vector: string) => (explainScore(vector) as string[])[0];
  const base = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
  assert.match(first(`${base}/E:U`)!, /, temporal \d\.\d\.$/);
  assert.doesNotMatch(first(`${base}/E:U`)!, /environmental/);
  assert.match(first(`${base}/CR:L`)!, /, environmental \d\.\d\.$/);
  assert.doesNotMatch(first(base)!, /temporal|environmental/);
  assert.match(first('CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H')!, /\(CVSS 4\.0\)\.$/);
});

test('three losses are listed with one "and"', () => {
  const said = explainScore('CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:L/A:H') as string[];
  assert.equal(said.at(-1), 'The component loses confidentiality wholly, integrity in part and availability wholly.');
});
