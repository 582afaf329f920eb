// The test runner that Stryker is given: one process that loads the law anew for each change. Starting a process for every
// test file and change, as the runners to be had do, takes minutes for each change that nothing notices.
import { relative } from 'node:path';
import type { MutantCoverage } from '@stryker-mutator/api/core';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  type DryRunOptions,
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import fc from 'fast-check';
import { filesIn } from '../files.ts';
import { freshLaw } from './fresh.ts';
import { isAskedAbout, nearest } from './nearest.ts';

// Equal runs find equal things, and a property that fails need not look for its smallest example.
fc.configureGlobal({ seed: 1, endOnFailure: true });

/** What the instrumented law and Stryker tell each other. */
interface Wire {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  mutantCoverage?: MutantCoverage | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
}
const wire: Wire = {};
Object.assign(globalThis, { __stryker__: wire });

const inProject = (file: string) => relative(process.cwd(), file);

class LawRunner implements TestRunner {
  capabilities() {
    return { reloadEnvironment: true };
  }

  /** Runs the tests of the law once, unbroken, and notes which places each file reaches. */
  async dryRun({ files = [] }: DryRunOptions): Promise<DryRunResult> {
    const tests: TestResult[] = [];
    // The random walks take a minute each and would only notice more.
    const asked = filesIn('src/core', ['.test.ts']).filter(
      (test) => !/walk/.test(test) && files.some((file) => isAskedAbout(test, inProject(file))),
    );
    for (const file of asked) {
      wire.currentTestId = file;
      tests.push(await outcomeOf(file, freshLaw()));
    }
    wire.currentTestId = undefined;
    return { status: DryRunStatus.Complete, tests, mutantCoverage: wire.mutantCoverage! };
  }

  /** Breaks the law in one place and asks the tests that reach it, the nearest first, until one notices. */
  async mutantRun({ activeMutant, sandboxFileName, testFilter, hitLimit }: MutantRunOptions): Promise<MutantRunResult> {
    Object.assign(wire, { activeMutant: activeMutant.id, hitCount: hitLimit === undefined ? undefined : 0, hitLimit });
    const load = freshLaw();
    const tests: TestResult[] = [];
    for (const file of nearest(inProject(sandboxFileName), testFilter ?? [])) {
      tests.push(await outcomeOf(file, load));
      const endless = determineHitLimitReached(wire.hitCount, hitLimit);
      if (endless) return toMutantRunResult(endless);
      if (tests.at(-1)!.status === TestStatus.Failed) break;
    }
    return toMutantRunResult({ status: DryRunStatus.Complete, tests });
  }
}

/** Runs the tests of a file until one fails. */
async function outcomeOf(file: string, load: ReturnType<typeof freshLaw>): Promise<TestResult> {
  const began = performance.now();
  const result = (test: string) => ({ id: file, name: test, fileName: file, timeSpentMs: performance.now() - began });
  let name = 'loads';
  try {
    for (const test of await load(file)) {
      name = test.name;
      await test.run();
    }
    return { ...result(file), status: TestStatus.Success };
  } catch (fault) {
    return { ...result(file), status: TestStatus.Failed, failureMessage: `${name}: ${String(fault)}` };
  }
}

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'law', () => new LawRunner())];
