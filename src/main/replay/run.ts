import type { PastCase } from '../../core/process/simulate.ts';
import type { Scenario } from '../../formats/scenario/schema.ts';
import { listArtifacts } from '../../store/artifacts.ts';
import type { SunkMail } from '../demo/sink.ts';
import type { Stage } from '../demo/stage.ts';
import { type Cast, castOf } from './cast.ts';
import { judgeEnd, judgeStep, type StepOutcome } from './outcome.ts';
import { type ActIn, actAhead, pastCases } from './past.ts';
import { perform } from './perform.ts';
import { judgeSpans } from './spans.ts';
import { caseOf, summaryOf, type World } from './world.ts';

/** How a replay ended, with everything that left the house. */
export interface ReplayResult {
  readonly scenario: string;
  readonly ok: boolean;
  readonly steps: readonly StepOutcome[];
  /** What the end is not as expected. */
  readonly failures: readonly string[];
  readonly state: Readonly<Record<string, unknown>>;
  readonly refusals: readonly { readonly step: number; readonly gate: string }[];
  readonly left: {
    readonly mails: readonly SunkMail[];
    /** Public addresses with the bytes that stand there. */
    readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
  };
  /** The cases with their books and what was tried in them. */
  readonly cases: readonly PastCase[];
  readonly seconds: number;
}

/**
 * Plays every step of a scenario on a stage, through its doors, and judges what comes of it.
 * @param options.signal ends it before the next step; the result then speaks of the steps so far
 */
export async function runScenario(
  scenario: Scenario,
  stage: Stage,
  options: { readonly tell?: (outcome: StepOutcome) => void; readonly signal?: AbortSignal } = {},
): Promise<{ readonly result: ReplayResult; readonly cast: Cast }> {
  const began = performance.now();
  const world: World = { stage, cast: castOf(scenario, stage), number: undefined };
  const outcomes: StepOutcome[] = [];
  const acts: ActIn[] = [];
  for (const [index, step] of scenario.steps.entries()) {
    if (options.signal?.aborted) break;
    const at = performance.now();
    await stage.moveTo(step.at);
    const act = await actAhead(world, step);
    if (act) acts.push(act);
    const judged = await perform(world, step).then(
      (answer) => judgeStep(step, answer),
      (error: unknown) => ({ failures: [`It could not be tried: ${error instanceof Error ? error.message : error}`] }),
    );
    // What the step has made due leaves at once, as the worker would have it.
    await stage.moveTo(step.at);
    const outcome = { number: index + 1, step, ...judged, milliseconds: Math.round(performance.now() - at) };
    outcomes.push(outcome);
    options.tell?.(outcome);
  }
  const refusals = outcomes.flatMap(({ number, heldBy }) => (heldBy ? [{ step: number, gate: heldBy }] : []));
  const state = world.number === undefined ? {} : summaryOf((await caseOf(world)).case);
  const files = await fetchFiles(
    stage,
    scenario.expect.files.map((file) => file.path),
  );
  const mails = [...stage.sink.mails];
  const cases = await pastCases(world, acts);
  const calendar = cases.find(({ number }) => number === world.number)?.playbooks.at(-1)?.calendar;
  const failures = [
    ...judgeEnd(scenario.expect, { state, refusals: refusals.map((one) => one.gate), mails, files }),
    ...(calendar ? judgeSpans(scenario.expect.spans, outcomes, calendar) : []),
  ];
  const result: ReplayResult = {
    scenario: scenario.scenario,
    ok: failures.length === 0 && outcomes.every((one) => one.failures.length === 0),
    steps: outcomes,
    failures,
    state,
    refusals,
    left: { mails, files: await published(stage) },
    cases,
    seconds: Math.round(performance.now() - began) / 1_000,
  };
  return { result, cast: world.cast };
}

async function fetchFiles(stage: Stage, paths: readonly string[]): Promise<Record<string, string | undefined>> {
  const found: Record<string, string | undefined> = {};
  for (const path of paths) {
    const response = await fetch(`${stage.baseUrl}${path}`);
    const text = await response.text();
    found[path] = response.ok ? text : undefined;
  }
  return found;
}

async function published({ house, project }: Stage): Promise<ReplayResult['left']['files']> {
  const files = await house.store.withTx(project, (tx) => listArtifacts(tx));
  const sizes: { path: string; bytes: number; sha256: string }[] = [];
  for (const { path, sha256 } of files) {
    const response = await fetch(`${house.baseUrl}${path}`);
    sizes.push({ path, bytes: (await response.arrayBuffer()).byteLength, sha256 });
  }
  return sizes;
}
