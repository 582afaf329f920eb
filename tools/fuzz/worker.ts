// Takes one mutated document after another, by number, and tells how far it is; watch.ts ends it when it hangs.
import { parentPort, workerData } from 'node:worker_threads';
import { corpus } from './corpus.ts';
import { chance, hostileWord } from './hostile.ts';
import { mutated } from './mutate.ts';
import { targets } from './targets.ts';

const { from, count, seed, told } = workerData as { from: number; count: number; seed: number; told: Int32Array };
const documents = corpus();

for (let n = from; n < count; n += 1) {
  const pick = chance(seed * 1_000_003 + n);
  const document = documents[pick(documents.length)]!;
  const text = pick(10) === 0 ? hostileWord(pick) : mutated(document.text, pick);
  // Its own readers always; every other one for each eighth document, and for words on their own.
  const isForAll = pick(8) === 0 || text[0] !== '{';
  for (const [place, target] of targets.entries()) {
    if (!isForAll && !target.name.startsWith(`${document.kind} `)) continue;
    if (target.isSlow && n % 64 > 0) continue;
    Atomics.store(told, 0, n);
    Atomics.store(told, 1, place);
    Atomics.add(told, 2, 1);
    const begun = performance.now();
    try {
      await target.take(text);
    } catch (error) {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      parentPort!.postMessage({ crash: { n, target: target.name, stack } });
    }
    const took = Math.round(performance.now() - begun);
    if (took > Atomics.load(told, 3)) {
      Atomics.store(told, 3, took);
      Atomics.store(told, 4, n);
      Atomics.store(told, 5, place);
    }
  }
}
parentPort!.postMessage({ done: true });
