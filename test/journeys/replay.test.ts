// Every scenario is played through the forms, the API and the mails of a whole house. The pages and the law change often:
// what a person would notice turns red here.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { simulate } from '../../src/core/process/simulate.ts';
import { readPastCases } from '../../src/formats/playbook/past-cases.ts';
import { readScenario } from '../../src/formats/scenario/read.ts';
import type { Scenario } from '../../src/formats/scenario/schema.ts';
import { buildStage } from '../../src/main/demo/stage.ts';
import { type ReplayResult, runScenario } from '../../src/main/replay/run.ts';
import { freshCluster } from '../support/cluster.ts';

const folder = new URL('../scenarios/', import.meta.url);

function load(file: string): Scenario {
  const read = readScenario(readFileSync(new URL(file, folder), 'utf8'));
  assert.ok(read.ok, read.ok ? '' : read.faults.map((fault) => fault.message).join('\n'));
  return read.scenario;
}

async function play(scenario: Scenario): Promise<ReplayResult> {
  const stage = await buildStage(scenario, { cluster: await freshCluster() });
  try {
    return (await runScenario(scenario, stage)).result;
  } finally {
    await stage.close();
  }
}

const wrong = (result: ReplayResult) => [
  ...result.steps.flatMap((one) => one.failures.map((failure) => `step ${one.number} ${one.step.do}: ${failure}`)),
  ...result.failures,
];

for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
  test(`the scenario ${file} comes out as it expects`, async () => {
    const result = await play(load(file));
    assert.deepEqual(wrong(result), []);
    assert.ok(result.ok);
    const { cases, faults } = readPastCases(JSON.stringify(result));
    assert.deepEqual(faults, []);
    for (const past of cases ?? []) {
      const { number, playbooks, acts } = past;
      assert.ok(acts.length > 0, `${number} has acts that can be judged again`);
      const end = past.events.findLast(({ event }) => event.type === 'PlaybookChanged');
      const { refusals, clocks, owed } = simulate(past, playbooks.at(-1)!);
      if (!end && playbooks.length === 1) assert.deepEqual([refusals, clocks, owed], [[], [], []], number);
    }
  });
}

test('a scenario with a wrong expectation fails, and says which', async () => {
  const scenario = load('rejected-report.yaml');
  const expect = {
    ...scenario.expect,
    state: { ...scenario.expect.state, status: 'accepted' },
    mails: [{ to: 'nobody@finder.example', subject: '', contains: [], lacks: [] }],
  };
  const steps = scenario.steps.map((step) =>
    step.do === 'close-case' ? { ...step, expect: { refused: 'has-lead' } } : step,
  );
  const result = await play({ ...scenario, steps, expect });
  assert.equal(result.ok, false);
  const said = wrong(result).join('\n');
  assert.match(said, /has-lead should have held it back/);
  assert.match(said, /status is "closed", and "accepted" was expected/);
  assert.match(said, /No mail to nobody@finder\.example left/);
});

test('the notice of one playbook is refused by another, and what the one refuses the other lets go', async () => {
  const scenario = load('kubernetes-cve-2024-9486.yaml');
  const upTo = scenario.steps.findLastIndex((step) => step.do === 'draft-notice') + 1;
  // Under contour nobody becomes the lead in turn, so somebody says who it is.
  const steps = scenario.steps
    .slice(0, upTo)
    .flatMap((step) =>
      step.do === 'validate-report'
        ? [step, { ...step, do: 'assign-lead', with: { account: '${lena.account}' } }]
        : [step],
    );
  const project = { ...scenario.project, playbook: 'contour' };
  const expect = { ...scenario.expect, state: { playbook: 'contour 1' }, refusals: [], files: [] };
  const said = wrong(await play({ ...scenario, project, steps, expect }));
  assert.equal(said.length, 2, said.join('\n'));
  assert.match(said[0]!, /approve-notice: It was done, and notice-carries-cve should have held it back/);
  assert.match(said[1]!, /draft-notice: It was refused \(\d+ .*notice-gives-nothing-away/);
});
