// Every way in which a mail server can fail, at every point of the dialogue: nothing is lost, doubled or misdirected, and
// what nobody can know is shown (reference G13). `npm run chaos` does the same with more recipients and kills.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endOf, type Failure, failuresAt, isHarmless, isMute, type Point, points } from '../support/fault-points.ts';
import { checkEach, killedAt, sentThrough, stage } from '../support/mail-faults.ts';

const asked = process.env.TIDEGATE_TEST_RECIPIENTS;
const batches = (asked ?? '15').split(',').map(Number);
// A kill starts a process; the everyday run does with the three moments that differ most.
const kills = asked === undefined ? (['RCPT', 'content', 'dot'] as const) : points.filter((it) => it !== 'STARTTLS');
const killsUnderTls = asked === undefined ? [] : (['STARTTLS', 'AUTH', 'content', 'dot'] as const);

const inClear = points.filter((point) => point !== 'STARTTLS').map((point) => ({ point, isSecure: false }));
const underTls = (['STARTTLS', 'AUTH', 'content', 'dot', 'after'] as const).map((point) => ({ point, isSecure: true }));

/** As many ways to fail at once as there are recipients; the last notice starts over with the first ways. */
function* together(failures: readonly Failure[], count: number): Generator<readonly Failure[]> {
  for (let at = 0; at < failures.length; at += count) yield failures.slice(at, at + count);
}

const inDoubt = (rows: Awaited<ReturnType<typeof sentThrough>>['atLast']) =>
  rows.filter(({ status }) => status === 'in doubt').map(({ id }) => id);

for (const count of batches) {
  // Put up by the file: what a test opens is closed after that test.
  const put = await stage(count);

  for (const { point, isSecure } of [...inClear, ...underTls]) {
    const how = isSecure ? `under TLS, at ${point}` : `at ${point}`;
    test(`${count} recipients, ${how}, whatever goes wrong: nothing lost, nothing twice, nothing misdirected`, async (t) => {
      let [checked, doubted] = [0, 0];
      for (const failures of together(failuresAt(point, isSecure), count)) {
        const where = `${failures.join(', ')} ${how}`;
        const { atFirst, atLast, met, struck } = await sentThrough(put, point, failures, isSecure);
        await checkEach(put, atLast, where);
        assert.deepEqual(inDoubt(atLast), inDoubt(atFirst), `${where}: what is in doubt waits for a person`);
        for (const { id, status, recipient } of atLast) {
          const failure = met.get(id)!;
          // On a busy machine our side may lose patience with a mute server before it has handed the content over.
          const isTooLate = isMute(failure) && !struck.has(put.members.get(recipient.split(':')[1]!)!);
          assert.equal(status, isTooLate ? 'done' : endOf(point, failure), `${failure} ${how}: ends ${status}`);
        }
        for (const { id, status } of atFirst)
          if (isHarmless(met.get(id)!)) assert.equal(status, 'done', `${met.get(id)} ${how}: stops the mail`);
        checked += atLast.length;
        doubted += inDoubt(atLast).length;
      }
      t.diagnostic(`deliveries: ${checked} checked, ${doubted} in doubt, 0 kills`);
    });
  }

  test(`${count} recipients, and the sender is killed: what it had begun is in doubt, the rest is sent`, async (t) => {
    let [checked, doubted] = [0, 0];
    const moments: readonly (readonly [Point, boolean])[] = [
      ...kills.map((point) => [point, false] as const),
      ...killsUnderTls.map((point) => [point, true] as const),
    ];
    for (const [point, isSecure] of moments) {
      const { atFirst, atLast } = await killedAt(put, point, isSecure);
      await checkEach(put, atLast, `killed at ${point}`);
      const begun = inDoubt(atFirst);
      // After the verdict the sender may have written down what it heard.
      if (point !== 'after') assert.ok(begun.length >= 1, `killed at ${point}: nothing had begun`);
      assert.deepEqual(inDoubt(atLast), begun);
      assert.ok(atLast.every(({ status }) => status === 'done' || status === 'in doubt'));
      checked += atLast.length;
      doubted += begun.length;
    }
    t.diagnostic(`deliveries: ${checked} checked, ${doubted} in doubt, ${moments.length} kills`);
  });
}
