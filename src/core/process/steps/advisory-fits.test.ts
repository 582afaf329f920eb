import assert from 'node:assert/strict';
import { test } from 'node:test';
import { before, contourAdvisory, given, people } from '../../../../test/support/law.ts';
import type { Advisory } from '../../advisory/advisory.ts';
import type { CaseEvent } from '../../case/events.ts';
import type { Facts } from '../facts.ts';

const { lead, releaser } = people;
const decided = 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:H';
const worst = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H';
const contour: Partial<Facts> = { product: 'contour' };

const revised = (changes: Partial<Advisory>): CaseEvent => ({
  type: 'AdvisoryDrafted',
  revision: 3,
  advisory: contourAdvisory(changes),
  by: 'lena',
});
const freezing = (changes: Partial<Advisory>, ...more: readonly CaseEvent[]) =>
  given(before('FreezeAdvisory'), revised(changes), ...more).when({ type: 'FreezeAdvisory' }, lead, { facts: contour });

test('a text with another score, weakness and product than the case’s is not frozen, and each difference is named', () => {
  const [theirs] = contourAdvisory().affected;
  const affected = [{ ...theirs!, product: 'envoy' }];
  const refusal = freezing({ cvss: worst, cwe: 'CWE-79', affected }).refused('advisory-fits-case');
  const { sentence, faults } = refusal.gates[0]!;
  assert.deepEqual(
    faults?.map((f) => [f.path, f.message]),
    [
      ['/cvss', `It says critical 10.0 (${worst}); the case says high 8.1 (${decided}).`],
      ['/cwe', 'It says CWE-79; the case says CWE-94.'],
      ['/affected', 'It names envoy, and not contour.'],
    ],
  );
  assert.match(sentence, /Save a draft with CWE-94, or classify the case anew\./);
  freezing({ severity: 'low', cvss: undefined }).refused('advisory-fits-case');
});

test('what the text leaves to the case, says in another order, or names beside the product is no difference', () => {
  const frozen = { type: 'AdvisoryFrozen' } as const;
  freezing({ cvss: undefined, severity: undefined, cwe: undefined }).does(frozen);
  freezing({ cvss: 'CVSS:3.1/AC:L/AV:N/PR:L/UI:N/S:U/C:H/I:N/A:H/E:X' }).does(frozen);
  const { affected } = contourAdvisory();
  freezing({ affected: [{ ...affected[0]!, product: 'gimbal' }, ...affected] }).does(frozen);
  freezing({ affected: [{ ...affected[0]!, product: 'Contour' }] }).does(frozen);
});

test('beside a word alone, a vector has to give that word', () => {
  const word: CaseEvent = { type: 'VulnerabilityScored', severity: { word: 'high', reason: 'We looked.' }, by: 'lena' };
  freezing({ cvss: decided }, word).does({ type: 'AdvisoryFrozen' });
  freezing({ cvss: worst }, word).refused('advisory-fits-case');
});

test('a score that changes once the text is approved keeps it back until the text says so', () => {
  const severity = { vector: worst, score: 10, word: 'critical', reason: 'It reaches further.' } as const;
  const rescored = given(before('PublishAdvisory'), { type: 'VulnerabilityScored', severity, by: 'lena' });
  rescored.when({ type: 'PublishAdvisory' }, releaser).refused('advisory-fits-case');
  const amended = given(
    rescored.book,
    revised({ cvss: worst, severity: 'critical' }),
    { type: 'AdvisoryFrozen', revision: 3, by: 'lena' },
    { type: 'AdvisoryApproved', revision: 3, by: 'ravi' },
  );
  amended.when({ type: 'PublishAdvisory' }, releaser).does({ type: 'AdvisoryPublished', revision: 3 });
});
