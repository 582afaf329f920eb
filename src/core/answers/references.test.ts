import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMailAnswer } from './mail-commands.ts';
import { referenceLine, referencesIn, whyNotBound } from './references.ts';

const [a, b] = ['7QK2-M4TD', 'W9XJ-0A3C'] as const;

test('a reference is found wherever a mail program leaves it, and nothing longer is one', () => {
  for (const words of [
    `> ${referenceLine(a)}`,
    `>> >> reference: ${a.toLowerCase()}`,
    `Re: [Contour] EMBARGOED notice ${a}`,
    `https://example.org/partner/notices/${a}\n`,
    `=> ${a}, ${a}.`,
  ])
    assert.deepEqual(referencesIn(words), [a], words);
  for (const words of ['CVE-2026-41246', `x${a}`, `${a}9`, '7QK2 M4TD', '7QK2M4TD', '7QKU-M4TD', `é${a}`])
    assert.deepEqual(referencesIn(words), [], words);
  assert.deepEqual(referencesIn(`${b} ${a}`), [b, a]);
  const many = Array.from({ length: 80 }, (_, i) => `AAAA-${String(i).padStart(4, '0')}`);
  assert.equal(referencesIn(many.join(' ')).length, 50);
});

test('a signed answer is bound to the one reference that it names', () => {
  assert.equal(whyNotBound(a, [a]), undefined);
  assert.match(whyNotBound(a, [])!, /does not name reference 7QK2-M4TD/);
  assert.match(whyNotBound(a, [b])!, /redirected: what was signed names reference W9XJ-0A3C/);
  assert.match(whyNotBound(a, [a, b])!, /several references/);
});

test('the line with the reference answers nothing and is no part of an answer', () => {
  const bare = readMailAnswer(`${referenceLine(a)}\n`);
  assert.deepEqual([bare.kind, bare.kind === 'nothing' && bare.why], ['nothing', 'empty']);
  const asked = readMailAnswer(`${referenceLine(a)}\nask Is 1.30 affected?\n${referenceLine(a)}\n`);
  assert.ok(asked.kind === 'answers');
  assert.equal(asked.answers[0]?.command.text, 'Is 1.30 affected?');
});
