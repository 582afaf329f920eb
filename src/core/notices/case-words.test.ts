import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, before, distributor, factsWith, given, people, playbookWith } from '../../../test/support/law.ts';
import type { Case } from '../case/model.ts';
import { leakWords, otherWordsAtMost, wordsOfOtherCases } from './case-words.ts';

const own = given(after('SendNotice')).state;
const other = (changes: Partial<Case>): Case => ({ ...own, id: 'case-2', participants: {}, ...changes });

test('other cases are known by their titles, references and ids, as long as they are not public', () => {
  const report = { ...own.report, subject: 'Header smuggling in route conditions' };
  const party = { ...own.participants['reporter']!, ref: 'REF-7QK2' };
  const participants = { reporter: party, team: { ...party, ref: 'CASE-2026-0031' } };
  const advisory = { ...own.advisory, revisions: [], publications: [] };
  const open = other({ report, participants, advisory, cve: { state: 'reserved', id: 'CVE-2026-5' } });
  const words = ['Header smuggling in route conditions', 'REF-7QK2', 'CVE-2026-5'];
  assert.deepEqual(wordsOfOtherCases([own, open], own), words);
  assert.deepEqual(wordsOfOtherCases([{ ...open, exposure: { public: own.openedAt } }], own), []);
  assert.deepEqual(wordsOfOtherCases([other({ report: { ...report, subject: 'Crash' }, advisory })], own), []);
  const many = Array.from({ length: otherWordsAtMost }, (_, i) =>
    other({ id: `c${i}`, participants: { reporter: { ...party, ref: `REF-${i}` } }, advisory, report }),
  );
  assert.equal(wordsOfOtherCases([...many, open], own).length, otherWordsAtMost);
});

test('what two cases share tells nothing of the other', () => {
  assert.deepEqual(wordsOfOtherCases([other({ participants: own.participants })], own), []);
});

test('the fix is known by its fork, and by branches and commits that the record names', () => {
  const state: Case = {
    ...own,
    fork: { place: 'https://github.com/projectcontour/contour-ghsa-work/', people: 'Dana' },
    manual: [
      { at: own.openedAt, step: 'commit-texts', note: 'Read b05d08fb8 on fix/lua-limits.', by: 'dana' } as never,
    ],
  };
  const words = leakWords({ case: state, facts: factsWith(), playbook: playbookWith({}), now: own.openedAt }).ofFix!;
  for (const word of ['projectcontour/contour-ghsa-work', 'contour-ghsa-work', 'b05d08fb8', 'fix/lua-limits'])
    assert.ok(words.includes(word), `${word} in ${words}`);
  assert.ok(!words.some((word) => word === 'Dana' || word === 'and/or'));
});

test('a notice does not say the words of another case, the fork or the name of a member', () => {
  const write = (description: string) => ({
    type: 'DraftNotice',
    blocks: { ...own.notices[0]!.blocks, description },
  });
  const facts = { otherWords: ['Header smuggling in route conditions'] };
  const book = before('DraftNotice');
  const refused = given(book)
    .when(write('Like header smuggling in route conditions.'), people.lead, { facts })
    .refused('notice-gives-nothing-away');
  assert.partialDeepStrictEqual(refused.gates[0]!.faults![0]!, {
    rule: 'leak-other-case',
    path: '/blocks/description',
    quote: 'header smuggling in route conditions',
  } as never);
  const named = { distributors: [distributor('harbour', { name: 'Harbour Linux' })] };
  given(book)
    .when(write('Harbour Linux has staged it.'), people.lead, { facts: named })
    .does({ type: 'NoticeDrafted' });
});
