import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { parse } from 'yaml';
import { contour, linuxDistros, playbookWith } from '../../../../test/support/law.ts';
import { stepById, steps } from '../index.ts';
import { type Playbook, playbookSchema } from '../playbook.ts';
import { type CheckReport, checkPlaybook, usualBounds } from './check.ts';
import { type Bounds, explore } from './explore.ts';
import { deadEnds, unreachable } from './findings.ts';
import { type Reach, reach } from './reach.ts';
import type { Proof } from './shortest.ts';
import { Sightings } from './sightings.ts';
import { worldOf } from './world.ts';

const reporting: Playbook['regulatory']['cra'] = {
  role: 'manufacturer',
  from: '2026-09-11',
  entity: 'Heron GmbH',
  memberStates: [],
  owner: 'lead',
};

/** The road and everything that can be done beside it, once. */
const bounds: Bounds = { states: 60, departures: 1 };
/** Where a fault keeps many steps out of reach, all of them are looked for in vain: not far, then. */
const near: Reach = { states: 40, walks: 1, moves: 120 };
/** Also what comes of leaving out each of its steps. */
const leavingOut = 700;
const without = (...ids: Playbook['gates']['off'][number]['id'][]) =>
  playbookWith({ gates: { off: ids.map((id) => ({ id, reason: 'We trust each other.' })) } });

/** Each planted fault with what must be found, and what its trace must and must not hold. */
const planted: readonly {
  readonly fault: string;
  readonly playbook: Playbook;
  readonly finds: readonly [string, string];
  readonly trace: RegExp;
  readonly lacks?: RegExp;
  /** How many moves the trace has after the report, and what is known of that. */
  readonly moves: readonly [number, Proof];
  readonly states?: number;
  readonly far?: Reach;
}[] = [
  {
    fault: 'patches need not be out',
    playbook: without('all-patches-released'),
    finds: ['around a gate', 'published-with-open-lines'],
    trace: /publish-advisory\)$/,
    lacks: /release-patch|share-plan|contact-reporter/,
    moves: [12, 'shortest'],
    states: leavingOut,
  },
  {
    fault: 'the embargo need not be over',
    playbook: without('embargo-reached'),
    finds: ['around a gate', 'published-under-embargo'],
    trace: /publish-advisory\)$/,
    lacks: /time passes|decide-date/,
    moves: [13, 'shortest'],
  },
  {
    fault: 'a score is not asked for',
    playbook: without('is-scored'),
    finds: ['around a gate', 'published-unscored'],
    trace: /publish-advisory\)$/,
    lacks: /score-vulnerability/,
    moves: [15, 'shortest of its moves'],
    states: leavingOut,
  },
  {
    fault: 'the advisory may say something else than was released',
    playbook: without('advisory-fits-releases'),
    finds: ['around a gate', 'published-unlike-released'],
    trace: /kind unfixed[\s\S]*freeze-advisory\)[\s\S]*publish-advisory\)$/,
    moves: [13, 'shortest of its moves'],
    states: usualBounds.states,
  },
  {
    fault: 'a notice may go to nobody',
    playbook: without('notice-has-recipients'),
    finds: ['around a gate', 'notice-to-nobody'],
    trace: /send-notice\)$/,
    lacks: /propose-date/,
    moves: [7, 'shortest'],
  },
  {
    fault: 'a CVE id is required and nobody issues one',
    playbook: playbookWith({ cve: { ...contour.cve, from: 'none', requiredForPublication: true } }),
    finds: ['unreachable step', 'publish-advisory'],
    trace: /freeze-advisory\)/,
    lacks: /request-cve|publish-advisory/,
    moves: [15, 'shortest of its moves'],
    far: near,
  },
  {
    fault: 'the plan is owed by somebody who may not share it',
    playbook: playbookWith({
      clocks: { ...contour.clocks, plan: { ...contour.clocks.plan, owner: 'release-manager' } },
    }),
    finds: ['clock without an owner', 'plan'],
    trace: /receive-report\)$/,
    moves: [0, 'shortest'],
  },
  {
    fault: 'the retrospective is owed by somebody who may not hold it',
    playbook: playbookWith({
      clocks: { ...contour.clocks, retrospective: { ...contour.clocks.retrospective, owner: 'release-manager' } },
    }),
    finds: ['clock without an owner', 'retrospective'],
    trace: /publish-advisory\)$/,
    lacks: /tell-users|share-plan/,
    moves: [16, 'shortest of its moves'],
  },
];

for (const { fault, playbook, finds, trace, lacks, moves, states = bounds.states, far } of planted) {
  test(`found with its trace: ${fault}`, () => {
    const report = checkPlaybook(playbook, { ...bounds, states }, far);
    const [found] = report.findings;
    assert.deepEqual(
      report.findings.map((f) => [f.rule, f.about]),
      [finds],
      sayAll(report),
    );
    const told = found!.trace.join('\n');
    assert.match(told, /^the reporter: Send a report/);
    assert.match(told, trace);
    assert.deepEqual([found!.trace.length - 1, found!.proof], moves, told);
    if (lacks) assert.doesNotMatch(told, lacks, 'a step that is not needed stands in the trace');
  });
}

/** Each way in which the law can throw, with the moves that lead to it. */
const throwing: readonly {
  readonly fault: string;
  readonly about: string;
  readonly plant: (t: TestContext) => void;
  readonly trace: RegExp;
}[] = [
  {
    fault: 'what follows from a step of the road',
    about: 'accept-report',
    plant: (t) => t.mock.method(stepById('accept-report')!, 'events', fail),
    trace: /validate-report/,
  },
  {
    fault: 'what follows from a step beside the road',
    about: 'reject-report',
    plant: (t) => t.mock.method(stepById('reject-report')!, 'events', fail),
    trace: /Send a report/,
  },
  {
    fault: 'a gate',
    about: 'publish-advisory',
    plant: (t) => t.mock.method(stepById('publish-advisory')!.gates[0]!, 'check', fail),
    trace: /accept-report/,
  },
];

function fail(): never {
  throw new Error('planted');
}

for (const { fault, about, plant, trace } of throwing) {
  test(`a broken law is found with its trace: ${fault}`, (t) => {
    plant(t);
    const report = checkPlaybook(contour, bounds, near);
    const [found] = report.findings;
    assert.deepEqual(
      report.findings.map((f) => [f.rule, f.about]),
      [['broken law', about]],
      sayAll(report),
    );
    assert.match(found!.sentence, /the law throws instead of answering: planted$/);
    assert.match(found!.trace.at(-1)!, trace);
  });
}

test('a step that the playbook has and that no case comes to is found, with what keeps it', () => {
  const world = { ...worldOf(contour, 1, 1), cast: worldOf(contour).cast.filter((each) => each.kind !== 'reporter') };
  const seen = new Sightings(world);
  explore(world, bounds, seen);
  const goals = steps.filter((step) => !seen.taken.has(step.id) && !step.offBy?.(world.playbook));
  const [found, ...others] = unreachable(world, goals, seen, reach(world, goals, [...seen.taken.values()], near));
  assert.deepEqual([found?.rule, found?.about, others], ['unreachable step', 'choose-credit', []]);
});

test('a playbook with duties of law, or with one version of CVSS alone, is explored through all of its steps', () => {
  const all: Partial<Playbook> = {
    regulatory: { cra: reporting, cna: null },
    severity: { ...contour.severity, cvss: ['4.0'] },
    embargo: { ...contour.embargo, programmes: [linuxDistros] },
    exposure: { fixDeployed: 'statement' },
    release: { ...contour.release, out: 'letter' },
    retrospective: { ...contour.retrospective, visibility: 'public' },
  };
  const report = checkPlaybook(playbookWith(all), { states: leavingOut, departures: 1 });
  assert.deepEqual(report.findings, [], sayAll(report));
  for (const { id, course } of report.steps) assert.match(course?.at(-1) ?? '', new RegExp(`\\(${id}[:)]`), id);
});

test('a step that is off names the key that switches it off, and one that only follows it is off with it', () => {
  const { steps: found } = checkPlaybook(playbookWith({ cve: { from: 'none' } }), bounds);
  const off = found.flatMap(({ id, offBy }) => (offBy ? [`${id} ${offBy}`] : []));
  assert.deepEqual(off, [
    'request-cve cve.from',
    'record-cve cve.from',
    'record-programme embargo.programmes',
    'record-incident regulatory.cra',
    'file-report regulatory.cra',
    'follow-up-distributors release.out',
    'record-deployment exposure.fixDeployed',
    'publish-retrospective retrospective.visibility',
  ]);
  assert.deepEqual(
    found.filter(({ course, offBy }) => !course && !offBy),
    [],
  );
});

const shipped = ['contour', 'minimal'].map((name) => {
  const text = readFileSync(new URL(`../../../../playbooks/${name}.yaml`, import.meta.url), 'utf8');
  return { name, playbook: playbookSchema.parse(parse(text)) };
});

for (const { name, playbook } of shipped) {
  test(`the shipped playbook ${name} has no finding, and its road leads to a closed case`, () => {
    const report = checkPlaybook(playbook, bounds);
    assert.deepEqual(report.findings, [], sayAll(report));
    for (const id of ['publish-advisory', 'tell-users', 'close-case'])
      assert.ok(report.steps.find((step) => step.id === id)?.course, id);
  });
}

test('a case that nobody may work on is a dead end from its first moment', () => {
  const world = { ...worldOf(contour), cast: [{ kind: 'system' } as const] };
  const seen = new Sightings(world);
  explore(world, bounds, seen);
  assert.deepEqual(
    deadEnds(world, seen).map(({ rule, trace }) => [rule, trace]),
    [['dead end', ['the reporter: Send a report (receive-report)']]],
  );
});

test('equal playbooks are explored alike', () => {
  const few = { states: 200, departures: 1 };
  assert.deepEqual(checkPlaybook(contour, few), checkPlaybook(structuredClone(contour), few));
});

test('a walk that meets its bound says so', () => {
  const { worlds } = checkPlaybook(contour, { states: 20, departures: 2 }, near);
  assert.ok(worlds[0]!.isBounded && worlds[0]!.departures < 2);
});

const sayAll = ({ findings }: CheckReport): string =>
  findings.map((f) => `${f.rule} ${f.about}: ${f.sentence}\n  ${f.trace.join('\n  ')}`).join('\n');
