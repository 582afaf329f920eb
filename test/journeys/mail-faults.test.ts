// Every way in which a mail server can fail, at every point of the dialogue: nothing is lost, doubled or misdirected, and
// what nobody can know is shown (reference G13). `npm run chaos` does the same with more recipients and kills.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failures, points } from '../support/fault-smtp.ts';
import { checkEach, endOf, killedAt, sentThrough, stage } from '../support/mail-faults.ts';

const asked = process.env.TIDEGATE_TEST_RECIPIENTS;
const batches = (asked ?? '3').split(',').map(Number);
// A kill starts a process; the everyday run does with the three moments that differ most.
const kills = asked === undefined ? (['RCPT', 'content', 'dot'] as const) : points;

for (const count of batches) {
  for (const point of points) {
    test(`${count} recipients, at ${point}, whatever goes wrong: nothing lost, nothing twice, nothing misdirected`, async (t) => {
      const put = await stage(count);
      let [checked, doubted] = [0, 0];
      for (const failure of failures) {
        const where = `${failure} at ${point}`;
        const { atFirst, atLast } = await sentThrough(put, point, failure);
        checkEach(put, atLast, where);
        const wasInDoubt = atFirst.filter(({ status }) => status === 'in doubt').map(({ id }) => id);
        const isInDoubt = atLast.filter(({ status }) => status === 'in doubt').map(({ id }) => id);
        assert.deepEqual(isInDoubt, wasInDoubt, `${where}: what is in doubt waits for a person`);
        for (const { status } of atLast) assert.equal(status, endOf(point, failure), where);
        checked += atLast.length;
        doubted += isInDoubt.length;
      }
      t.diagnostic(`deliveries: ${checked} checked, ${doubted} in doubt, 0 kills`);
    });
  }

  test(`${count} recipients, and the sender is killed: what it had begun is in doubt, the rest is sent`, async (t) => {
    const put = await stage(count);
    let [checked, doubted] = [0, 0];
    for (const point of kills) {
      const { atFirst, atLast } = await killedAt(put, point);
      checkEach(put, atLast, `killed at ${point}`);
      const begun = atFirst.filter(({ status }) => status === 'in doubt');
      // After the verdict the sender may have written down what it heard before it hangs up.
      if (point !== 'quit') assert.ok(begun.length >= 1, `killed at ${point}: nothing had begun`);
      assert.deepEqual(
        atLast.filter(({ status }) => status === 'in doubt').map(({ id }) => id),
        begun.map(({ id }) => id),
      );
      assert.ok(atLast.every(({ status }) => status === 'done' || status === 'in doubt'));
      checked += atLast.length;
      doubted += begun.length;
    }
    t.diagnostic(`deliveries: ${checked} checked, ${doubted} in doubt, ${kills.length} kills`);
  });
}
