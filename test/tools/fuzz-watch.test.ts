import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { newTold, runWatched } from '../../tools/fuzz/watch.ts';

/** A worker of four documents; it starts more slowly than a document may take. */
const program = (hang: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort, workerData } from 'node:worker_threads';
      const { from, count, told } = workerData;
      await new Promise((done) => setTimeout(done, 1_500));
      for (let n = from; n < count; n += 1) {
        Atomics.store(told, 0, n);
        Atomics.add(told, 2, 1);
        if (n === 1) { ${hang} }
        if (n === 2) parentPort.postMessage({ crash: { n, target: 'reader', stack: 'a fault' } });
      }
      parentPort.postMessage({ done: true });`)}`,
  );

// They wait for the clock: side by side.
describe('a watched worker', { concurrency: true }, () => {
  for (const [name, hang] of [
    ['a busy loop', 'for (;;);'],
    ['a pattern without end', "/^(a+)+$/.test('a'.repeat(60) + '!');"],
  ] as const) {
    test(`after ${name} the rest goes on in a new worker, whose start counts as no hang`, async () => {
      const told = newTold();
      const course = { program: program(hang), from: 0, count: 4, told, bound: 1_000, nameOf: () => 'reader' };
      const { hangs, crashes } = await runWatched(course);
      assert.deepEqual(hangs, ['document 1 in reader: longer than 1000 ms']);
      assert.deepEqual(crashes, ['document 2 in reader: a fault']);
      assert.deepEqual([told[0], told[2]], [3, 4], 'every document was begun once');
    });
  }

  test('a worker that cannot start is a failure of the run and no crash of a document', async () => {
    const course = { from: 0, count: 1, told: newTold(), bound: 1_000, nameOf: () => 'reader' };
    const broken = new URL("data:text/javascript,throw new Error('no such corpus')");
    await assert.rejects(runWatched({ ...course, program: broken }), /no such corpus/);
  });
});
