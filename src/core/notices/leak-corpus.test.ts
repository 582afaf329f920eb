import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour } from '../../../test/support/law.ts';
import { type CorpusText, corpus } from '../../../test/support/leaks/corpus.ts';
import { instant } from '../process/instant.ts';
import { branchFindings, commitFindings } from './commit-rules.ts';
import type { LeakFinding } from './leak-finding.ts';
import { leakFindings } from './leak-rules.ts';

const guarded = ['Rita Reporter', 'rita@example.org'];
const words = {
  ofFix: ['projectcontour/contour-ghsa-work', 'contour-ghsa-work', 'fix/lua-filter-limits'],
  ofOtherCases: ['Header smuggling in route conditions', 'REF-7QK2'],
  ofRecipients: ['Quay Containers', 'Harbour Linux'],
  ofTeam: ['Seen: the flag that turns the filter off is read before the listener is known, so nobody can rely on it.'],
  now: instant('2026-04-02T09:00:00Z'),
  terms: contour.embargo,
};

function judge({ kind, text }: CorpusText): readonly LeakFinding[] {
  const texts = [{ path: '', text }];
  if (kind === 'branch') return branchFindings(texts);
  return kind === 'commit'
    ? commitFindings(texts, guarded)
    : leakFindings(texts, contour.notices.plan.leaveOut, guarded, words);
}

test('of 300 texts that give something away nearly all are found, and of 300 harmless ones nearly none (G17)', (t) => {
  const missed = corpus.leaky.filter((each) => judge(each).length === 0);
  const wrong = corpus.harmless.filter((each) => judge(each).length > 0);
  assert.deepEqual([corpus.leaky.length, corpus.harmless.length], [300, 300]);
  const recall = 1 - missed.length / corpus.leaky.length;
  const alarms = wrong.length / corpus.harmless.length;
  t.diagnostic(`recall ${(100 * recall).toFixed(1)} %, false alarms ${(100 * alarms).toFixed(1)} %`);
  for (const { kind, text } of missed) t.diagnostic(`missed (${kind}): ${text}`);
  for (const each of wrong) t.diagnostic(`false alarm (${each.kind}): ${each.text} [${judge(each)[0]!.rule}]`);
  assert.ok(recall >= 0.95, `recall is ${recall}`);
  assert.ok(alarms <= 0.05, `false alarms are ${alarms}`);
});

test('every finding says where it stands, which policy it breaks, and the way out', () => {
  for (const each of corpus.leaky)
    for (const { line, column, quote, policy, mend, message } of judge(each)) {
      assert.ok(policy && mend && message);
      assert.ok(
        quote &&
          each.text
            .split('\n')
            .slice(line - 1)
            .join('\n')
            .slice(column - 1)
            .startsWith(quote),
        each.text,
      );
    }
});
