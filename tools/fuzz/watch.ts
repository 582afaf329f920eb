import { Worker } from 'node:worker_threads';

/** Where a worker tells how far it is: document, target, runs, longest run in ms, and the document and target of that. */
export const newTold = () => new Int32Array(new SharedArrayBuffer(24));

export interface Crash {
  readonly n: number;
  readonly target: string;
  readonly stack: string;
}

interface Course {
  /** The program of the worker; it is given `from`, `count`, `told` and what `data` holds. */
  readonly program: URL;
  readonly data?: object;
  readonly from: number;
  readonly count: number;
  readonly told: Int32Array;
  /** How long one run may take, in milliseconds. */
  readonly bound: number;
  readonly nameOf: (target: number) => string;
}

export interface Found {
  readonly crashes: string[];
  readonly hangs: string[];
}

/** Until its first run a worker loads its program and its corpus, which takes longer than any document may. */
const startBound = 180_000;

/** Runs from one document on; gives the number to go on with after a hang, or undefined at the end. */
function runFrom(from: number, course: Course, found: Found): Promise<number | undefined> {
  const { told, bound, nameOf } = course;
  const place = () => [Atomics.load(told, 0), nameOf(Atomics.load(told, 1))] as const;
  const before = Atomics.load(told, 2);
  return new Promise((done, fail) => {
    const worker = new Worker(course.program, {
      workerData: { ...course.data, from, count: course.count, told },
      execArgv: ['--import', new URL('../tsx-loader.mjs', import.meta.url).href],
      resourceLimits: { maxOldGenerationSizeMb: 1_024 },
    });
    let [last, since] = [before, performance.now()];
    const end = (next: number | undefined) => {
      clearInterval(watch);
      void worker.terminate().then(() => done(next));
    };
    const watch = setInterval(
      () => {
        const runs = Atomics.load(told, 2);
        const waited = performance.now() - since;
        if (runs !== last) [last, since] = [runs, performance.now()];
        else if (runs === before && waited > startBound) {
          end(undefined);
          fail(new Error(`the worker did not begin within ${startBound} ms`));
        } else if (runs !== before && waited > bound) {
          const [n, target] = place();
          found.hangs.push(`document ${n} in ${target}: longer than ${bound} ms`);
          end(n + 1);
        }
      },
      Math.min(250, bound / 4),
    );
    worker.on('message', ({ crash }: { crash?: Crash }) => {
      if (crash) found.crashes.push(`document ${crash.n} in ${crash.target}: ${crash.stack}`);
      else end(undefined);
    });
    // Out of memory, or worse: the document is told like a crash, and the rest goes on in a new worker.
    worker.on('error', (error) => {
      if (Atomics.load(told, 2) === before) {
        end(undefined);
        return fail(error);
      }
      const [n, target] = place();
      found.crashes.push(`document ${n} in ${target}: ${error.message}`);
      end(n + 1);
    });
  });
}

/** Takes every document, in a new worker after each one that hangs or ends its worker. */
export async function runWatched(course: Course): Promise<Found> {
  const found: Found = { crashes: [], hangs: [] };
  let next: number | undefined = course.from;
  while (next !== undefined && next < course.count) next = await runFrom(next, course, found);
  return found;
}
