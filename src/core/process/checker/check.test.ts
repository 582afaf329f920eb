import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour, playbookWith } from '../../../../test/support/law.ts';
import type { Playbook } from '../playbook.ts';
import { type CheckReport, checkPlaybook } from './check.ts';

const bounds = { states: 150, departures: 1 };
const without = (...ids: Playbook['gates']['off'][number]['id'][]) =>
  playbookWith({ gates: { off: ids.map((id) => ({ id, reason: 'We trust each other.' })) } });

/** Each planted fault with what must be found, and what its trace must and must not hold. */
const planted: readonly {
  readonly fault: string;
  readonly playbook: Playbook;
  readonly finds: readonly [string, string];
  readonly trace: RegExp;
  readonly lacks?: RegExp;
}[] = [
  {
    fault: 'the embargo need not be over',
    playbook: without('embargo-reached'),
    finds: ['around a gate', 'published-under-embargo'],
    trace: /publish-advisory\)$/,
    lacks: /time passes|decide-date/,
  },
  {
    fault: 'a CVE id is required and nobody issues one',
    playbook: playbookWith({ cve: { ...contour.cve, from: 'none', requiredForPublication: true } }),
    finds: ['unreachable step', 'publish-advisory'],
    trace: /freeze-advisory\)/,
    lacks: /request-cve|publish-advisory/,
  },
  {
    fault: 'the plan is owed by somebody who may not share it',
    playbook: playbookWith({
      clocks: { ...contour.clocks, plan: { ...contour.clocks.plan, owner: 'release-manager' } },
    }),
    finds: ['clock without an owner', 'plan'],
    trace: /receive-report\)$/,
  },
  {
    fault: 'the retrospective is owed by somebody who may not hold it',
    playbook: playbookWith({
      clocks: { ...contour.clocks, retrospective: { ...contour.clocks.retrospective, owner: 'release-manager' } },
    }),
    finds: ['clock without an owner', 'retrospective'],
    trace: /publish-advisory\)$/,
    lacks: /tell-users|share-plan/,
  },
];

for (const { fault, playbook, finds, trace, lacks } of planted) {
  test(`found with its trace: ${fault}`, () => {
    const report = checkPlaybook(playbook, bounds);
    const found = report.findings.find((f) => f.about === finds[1]);
    assert.deepEqual(
      report.findings.map((f) => [f.rule, f.about]),
      [finds],
      sayAll(report),
    );
    const told = found!.trace.join('\n');
    assert.match(told, /^the reporter: Send a report/);
    assert.match(told, trace);
    if (lacks) assert.doesNotMatch(told, lacks, 'a step that is not needed stands in the trace');
  });
}

test('the road of the seeds’ own playbook leads to a closed case without a finding', () => {
  const report = checkPlaybook(contour, bounds);
  assert.deepEqual(report.findings, [], sayAll(report));
  for (const id of ['publish-advisory', 'hold-retrospective', 'close-case']) assert.ok(report.taken.includes(id), id);
});

test('equal playbooks are explored alike', () => {
  assert.deepEqual(checkPlaybook(contour, bounds), checkPlaybook(structuredClone(contour), bounds));
});

test('a walk that meets its bound says so', () => {
  const { worlds } = checkPlaybook(contour, { states: 20, departures: 2 });
  assert.ok(worlds[0]!.isBounded && worlds[0]!.departures < 2);
});

const sayAll = ({ findings }: CheckReport): string =>
  findings.map((f) => `${f.rule} ${f.about}: ${f.sentence}\n  ${f.trace.join('\n  ')}`).join('\n');
