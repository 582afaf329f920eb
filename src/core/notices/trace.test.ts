import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { after, blocks, contour, given } from '../../../test/support/law.ts';
import { noticeBlocks, noticeKinds } from '../process/playbook-notices.ts';
import { composeNotice } from './compose.ts';
import { lettersFor } from './letters.ts';
import { noticeMail } from './notice-mail.ts';
import { findingsOf, type Mark, marksIn, squashed } from './trace.ts';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const sign = fc.constantFrom(...crockford);
const reference = fc
  .array(sign, { minLength: 8, maxLength: 8 })
  .map((signs) => `${signs.slice(0, 4).join('')}-${signs.slice(4).join('')}`);
const copy = fc.record({ ref: reference, replyTo: fc.emailAddress() });

test('two copies of one notice differ in the recipient’s own tokens and in nothing else', () => {
  const blocksOf = fc.dictionary(fc.constantFrom(...noticeBlocks), fc.string({ unit: 'grapheme' }), {
    noNullPrototype: true,
  });
  fc.assert(
    fc.property(copy, copy, blocksOf, fc.constantFrom(...noticeKinds), (one, other, written, kind) => {
      const notice = { id: 'n-1', kind, blocks: written, draftedBy: 'lena', approvedBy: [] };
      const marked = ({ ref, replyTo }: typeof one) => {
        const house = 'https://security.example.org';
        const way = { page: `${house}/partner/notices/${ref}`, replyTo, answer: `${house}/answer/${ref}` };
        return JSON.stringify([composeNotice(written, ref, contour, kind), noticeMail(notice, ref, contour, way)]);
      };
      const neutral = (text: string, { ref, replyTo }: typeof one) =>
        text.replaceAll(JSON.stringify(replyTo).slice(1, -1), '<reply>').replaceAll(ref, '<ref>');
      const words = JSON.stringify(written);
      fc.pre([one, other].every(({ ref, replyTo }) => !words.includes(ref) && !words.includes(replyTo)));
      assert.equal(neutral(marked(one), one), neutral(marked(other), other));
      assert.ok(marked(one).includes(one.ref));
    }),
  );
});

test('the letters that point to a notice differ in the reference alone', () => {
  const { state } = given(after('SendNotice'));
  const copies = state.notices[0]!.sent!.copies;
  assert.equal(copies.length, 2);
  const event = {
    type: 'NoticeSent',
    notice: 'id-1',
    copies,
    leavesAt: state.notices[0]!.sent!.leavesAt,
    by: 'lena',
  } as const;
  const letters = lettersFor(event, state, 9, state.openedAt, contour, {
    baseUrl: 'https://security.example.org',
  }).filter(({ recipient }) => recipient.kind === 'organisation');
  const plain = letters.map(({ subject, text, recipient }) => {
    const own = copies.find(({ organisation }) => 'id' in recipient && recipient.id === organisation)!;
    return `${subject}\n${text}`.replaceAll(own.ref, '<ref>');
  });
  assert.equal(plain.length, 2);
  assert.equal(plain[0], plain[1]);
  assert.ok(letters[0]!.text !== letters[1]!.text && Object.keys(blocks).length > 0);
});

// What happens to a text on its way: each leaves the letters and digits of a mark where they are, or puts others that look alike.
const look: Readonly<Record<string, string>> = {
  A: 'А',
  C: 'С',
  E: 'Е',
  H: 'Н',
  K: 'К',
  M: 'М',
  P: 'Р',
  T: 'Т',
  X: 'Х',
  '0': 'O',
  '1': 'l',
};
const disguises: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'in lower case': (text) => text.toLowerCase(),
  'broken over lines': (text) => [...text].join('\n'),
  spaced: (text) => [...text].join(' '),
  'without its dash': (text) => text.replace('-', ''),
  'with another dash': (text) => text.replace('-', '\u2011'),
  'with invisible signs': (text) => [...text].join('\u200b'),
  'in look-alikes': (text) => [...text].map((letter) => look[letter] ?? letter).join(''),
  'in full width': (text) => text.replace(/[0-9A-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
  'quoted in a mail': (text) => `> ${text.slice(0, 4)}\n> ${text.slice(4)}`,
  'in Markdown': (text) => `**${text.slice(0, 3)}**_${text.slice(3)}_`,
};

for (const [name, disguise] of Object.entries(disguises)) {
  test(`a reference is found ${name}, and another one is not`, () => {
    fc.assert(
      fc.property(reference, reference, fc.string({ unit: 'grapheme' }), (ref, other, around) => {
        const marks: Mark[] = [ref, other].map((value, n) => ({
          kind: 'reference',
          value,
          party: `organisation:${n}`,
        }));
        const found = marksIn([`${around} | ${disguise(ref)} | ${around}`], marks).map(({ value }) => value);
        assert.ok(found.includes(ref));
        fc.pre(squashed(other) !== squashed(ref) && !squashed(`${around}|${ref}|${around}`).includes(squashed(other)));
        assert.ok(!found.includes(other));
      }),
    );
  });
}

test('marks that are too short to mean anything are not looked for', () => {
  assert.deepEqual(marksIn(['CASE-7 is short'], [{ kind: 'reference', value: 'CASE-7' }]), []);
});

test('what was found is told by whose copy and which case, the clearest first', () => {
  const at = '2026-04-06T12:02:00.000Z' as Mark['sentAt'] & string;
  const own = { party: 'organisation:quay', case: 'CASE-1', sentAt: at } as const;
  assert.deepEqual(
    findingsOf([
      { kind: 'bundle', value: 'x', case: 'CASE-1' },
      { kind: 'reference', value: 'x', ...own },
      { kind: 'reply address', value: 'x', ...own },
      { kind: 'key', value: 'x', party: 'organisation:quay' },
    ]),
    [
      { party: 'organisation:quay', case: 'CASE-1', kinds: ['reference', 'reply address'], sentAt: at },
      { case: 'CASE-1', kinds: ['bundle'] },
      { party: 'organisation:quay', kinds: ['key'] },
    ],
  );
});
