import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour } from '../../../test/support/contour.ts';
import { mainScore } from '../scores/score.ts';
import { isGeneral, scopedScores } from './scoped-scores.ts';

const base = contour().advisory;
const [high, low] = ['CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:H', 'CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N'];

test('given vectors for environments, each readable one scores, in the order of the advisory', () => {
  const scores = [
    { environment: 'Azure', cvss: low },
    { environment: 'unclear', cvss: 'CVSS:3.1/AV:N' },
    { environment: 'Proxmox', cvss: high },
  ];
  assert.deepEqual(
    scopedScores({ ...base, scores }).map(({ environment, score }) => [environment, mainScore(score)]),
    [
      ['Azure', 1.6],
      ['Proxmox', 8.1],
    ],
  );
  assert.deepEqual(scopedScores(base), []);
});

test('a vector that is only the highest of the environments does not hold everywhere', () => {
  const scores = [
    { environment: 'Azure', cvss: low },
    { environment: 'Proxmox', cvss: high },
  ];
  assert.equal(isGeneral({ ...base, cvss: high, scores }), false);
  assert.equal(isGeneral({ ...base, cvss: 'AV:N/AC:L/Au:N/C:C/I:C/A:C', scores }), true);
  assert.equal(isGeneral({ ...base, cvss: high }), true);
  const { cvss: _, ...unscored } = base;
  assert.equal(isGeneral(unscored), false);
});
