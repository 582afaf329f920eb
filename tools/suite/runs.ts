// Runs of test files, a process for each, with what came of them.
import { once } from 'node:events';
import { run } from 'node:test';
import { spec as Spec } from 'node:test/reporters';

/** What node:test tells of a run as it goes; sums at the end come without a file. */
interface Event {
  readonly type: string;
  readonly data: { readonly file?: string | undefined };
}

export interface Outcome {
  readonly isGreen: boolean;
  /** The files in which something failed, in full. */
  readonly failed: ReadonlySet<string>;
  /** How many tests there were, passed, failed and so on. */
  readonly counts: Readonly<Record<string, number>>;
}

export interface Course {
  /** How many files at once. */
  readonly atOnce: number;
  /** Only tests whose name matches. */
  readonly grep?: string | undefined;
  /** Breaks the run off. */
  readonly signal?: AbortSignal;
}

/**
 * Runs test files.
 *
 * @param tell hears everything but the sums
 */
export async function outcomeOf(
  files: readonly string[],
  { atOnce, grep, signal }: Course,
  tell: (event: Event) => void,
): Promise<Outcome> {
  const failed = new Set<string>();
  let outcome: Outcome = { isGreen: true, failed, counts: {} };
  if (files.length === 0) return outcome;
  // A run that is broken off before its sums has not passed.
  outcome = { ...outcome, isGreen: false };
  const events: AsyncIterable<Event> = run({
    files,
    concurrency: atOnce,
    timeout: 600_000,
    execArgv: ['--import', './tools/tsx-loader.mjs'],
    ...(grep === undefined ? {} : { testNamePatterns: grep }),
    ...(signal ? { signal } : {}),
  });
  for await (const event of events) {
    const { type, data } = event;
    if (type === 'test:fail' && data.file !== undefined) failed.add(data.file);
    const isSum = data.file === undefined && /^test:(diagnostic|summary)$/.test(type);
    if (!isSum) tell(event);
    else if (type === 'test:summary') {
      const { success, counts } = data as unknown as { success: boolean; counts: Record<string, number> };
      outcome = { isGreen: success, failed, counts };
    }
  }
  return outcome;
}

/** The sums of a run, and the words in which Node's own reporters say them. */
const sums = [
  ['tests', 'tests'],
  ['suites', 'suites'],
  ['passed', 'pass'],
  ['failed', 'fail'],
  ['cancelled', 'cancelled'],
  ['skipped', 'skipped'],
  ['todo', 'todo'],
] as const;

/** Prints what runs tell: tests as they end, then sums over all of them, then every failure once more. */
export class Teller {
  readonly #spec = new Spec();
  readonly tell = (event: object): void => {
    this.#spec.write(event);
  };

  constructor() {
    this.#spec.pipe(process.stdout, { end: false });
  }

  async end(outcomes: readonly Outcome[]): Promise<void> {
    for (const [sum, word] of sums) {
      const number = outcomes.reduce((total, { counts }) => total + (counts[sum] ?? 0), 0);
      this.tell({ type: 'test:diagnostic', data: { nesting: 0, level: 'info', message: `${word} ${number}` } });
    }
    const said = once(this.#spec, 'end');
    this.#spec.end();
    await said;
  }
}
