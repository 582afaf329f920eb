import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour } from '../../../../test/support/contour.ts';
import { renderCsaf } from '../../csaf/render.ts';
import { checkCsaf21 } from '../check.ts';
import { mistakesIn } from './english.ts';

const wordsOf = (text: string) => mistakesIn(text).map(({ words }) => words);

test('what is wrong in a sentence is found by its words', () => {
  const wrong: Readonly<Record<string, readonly string[]>> = {
    'The guide must followed for ensure secure operations of a products.': [
      'must followed',
      'for ensure',
      'a products',
    ],
    'Update to the\nthe newest version.': ['the the'],
    'An attacker could not crashed the server.': ['could not crashed'],
    'It does not checked the length, and didn’t freed it.': ['does not checked', 'didn’t freed'],
    'It should of been closed.': ['should of'],
    'They was told.': ['They was'],
    'A attacker sends an request, an network packet.': ['A attacker', 'an request', 'an network'],
    'This needs a vulnerabilities, or some.': ['a vulnerabilities'],
  };
  for (const [text, words] of Object.entries(wrong)) assert.deepEqual(wordsOf(text), words, text);
});

test('what only looks like a mistake is let be', () => {
  const right = [
    'You must proceed, or you will need it; it should exceed that, and could embed one.',
    'It had had that that was on on by default. In SEC1 the point A a signature uses.',
    'A user of a one-time password, a European, an hour, an SQL query, a URL, an nfs mount, an http address.',
    'This is a means, a series, a bias. It is a bus; a status, and a class.',
    'They would, of course, do so. It was meant for access, for use, for install scripts and for execution.',
    'a systems engineer did not need this; the vendors affected by it are known',
  ];
  for (const text of right) assert.deepEqual(wordsOf(text), [], text);
});

test('a text as long as a book is read to its end', () => {
  assert.equal(mistakesIn('the '.repeat(200_000)).length, 100_000);
  for (const piece of ['must not ', 'a as', 'An ', 'do not  '])
    assert.equal(mistakesIn(piece.repeat(200_000)).length, 0);
});

test('grammar is a remark, of English; a language that nobody here knows is told, and none is passed over', async () => {
  const whole = JSON.parse(renderCsaf(contour(), undefined, '2.1'));
  const remarks = async (lang: string | undefined, informative = true) => {
    const document = { ...whole.document, notes: [{ category: 'summary', text: 'It must followed.' }], lang };
    const faults = await checkCsaf21(JSON.stringify({ ...whole, document }), { informative });
    return faults.filter(({ rule }) => rule === 'csaf21-6.3.16').map(({ path, message }) => [path, message]);
  };
  const said = '“must followed”: a past form cannot follow here, “be” or “have” may be missing.';
  assert.deepEqual(await remarks('en-GB'), [['/document/notes/0/text', said]]);
  assert.deepEqual(await remarks('de'), [['/document/lang', 'The grammar of de cannot be looked at here.']]);
  assert.deepEqual(await remarks(undefined), []);
  assert.deepEqual(await remarks('en', false), []);
});
