import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Actor } from '../../src/core/access/actor.ts';
import { type Advisory, advisorySchema } from '../../src/core/advisory/advisory.ts';
import { available, type Offer } from '../../src/core/case/available.ts';
import { type Command, decide, isRefusal, type Refusal } from '../../src/core/case/decide.ts';
import type { CaseEvent, Recorded } from '../../src/core/case/events.ts';
import { evolve } from '../../src/core/case/evolve.ts';
import type { Case } from '../../src/core/case/model.ts';
import { receiveReport, reportSchema } from '../../src/core/case/receive.ts';
import type { DistributorFact, Facts } from '../../src/core/process/facts.ts';
import { type Instant, instant, minute, plus } from '../../src/core/process/instant.ts';
import { type Playbook, playbookSchema } from '../../src/core/process/playbook.ts';
import { fixFacts } from '../../src/core/process/samples-fix.ts';

const inProject = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** The contour playbook as it is shipped. */
export const contour: Playbook = playbookSchema.parse(parse(inProject('playbooks/contour.yaml')));

/** The shipped playbook with some keys changed at the top. */
export const playbookWith = (changes: Partial<Playbook>): Playbook => ({ ...contour, ...changes });

/** The cap that a programme outside may bring along, for playbooks that name it. */
export const linuxDistros: Playbook['embargo']['programmes'][number] = {
  id: 'linux-distros',
  title: 'the linux-distros list',
  cap: { amount: 14, unit: 'days' },
  source: 'https://oss-security.openwall.org/wiki/mailing-lists/distros',
};

/** A Wednesday; every test's clock starts here. */
export const start = instant('2026-04-01T09:00:00Z');

const account = (id: string, ...roles: Extract<Actor, { kind: 'account' }>['roles']): Actor & { kind: 'account' } => ({
  kind: 'account',
  id,
  roles,
});

/** Who takes part: three people who decide, two who are let in, two who keep the house, and those outside. */
export const people = {
  lead: account('lena', 'lead'),
  responder: account('ravi', 'responder'),
  developer: account('dana', 'developer'),
  releaser: account('remy', 'release-manager'),
  admin: account('adam', 'admin'),
  auditor: account('aude', 'auditor'),
  reporter: { kind: 'reporter', person: 'rita' },
  otherReporter: { kind: 'reporter', person: 'someone' },
  harbour: { kind: 'distributor', id: 'hana', organisation: 'harbour' },
  quay: { kind: 'distributor', id: 'quentin', organisation: 'quay' },
  outsider: { kind: 'distributor', id: 'olga', organisation: 'elsewhere' },
  system: { kind: 'system' },
  anyone: { kind: 'anyone' },
} as const satisfies Record<string, Actor>;

/** An organisation of the directory, as it may be told. */
export const distributor = (organisation: string, changes: Partial<DistributorFact> = {}): DistributorFact => ({
  organisation,
  name: `${organisation} distribution`,
  state: 'active',
  acceptedPolicy: 1,
  hasAddress: true,
  ...changes,
});

/** The world around a case: a team of five, two members on the list and three who get nothing; names are counted. */
export function factsWith(changes: Partial<Facts> = {}): Facts {
  let [ids, references] = [0, 0];
  return {
    team: [people.lead, people.responder, people.developer, people.releaser].map(({ id, roles }) => ({
      account: id,
      roles,
    })),
    distributors: [
      distributor('harbour'),
      distributor('quay'),
      distributor('applicant', { state: 'applied' }),
      distributor('silent', { hasAddress: false }),
      distributor('old-terms', { acceptedPolicy: 0 }),
    ],
    documents: [],
    guardedWords: ['Rita Reporter', 'rita@example.org'],
    ...fixFacts,
    playbooks: [{ name: 'contour', version: 1 }],
    fresh: () => `id-${++ids}`,
    reference: () => `REF-${++references}`,
    ...changes,
  };
}

const written = advisorySchema.parse(parse(inProject('test/vectors/advisories/contour-2026-001.yaml')));

/** The advisory of case 3 (CVE-2026-41246), its lines named as the case names them, without ids. */
export function contourAdvisory(changes: Partial<Advisory> = {}): Advisory {
  const { cve: _cve, ghsa: _ghsa, ...told } = written;
  const named = told.affected.map((a) => ({
    ...a,
    ranges: a.ranges.map((r) => ({ ...r, line: r.line.slice(0, 4) })),
  }));
  return { ...told, affected: named, ...changes };
}

/** The first event of a case. */
export function reported(
  report: Record<string, unknown> = { effects: 'Lua code of a tenant runs in Envoy.' },
): CaseEvent {
  const names = { number: 'CONTOUR-7', ref: 'REF-R', reporter: 'rita', channel: 'form' } as const;
  return receiveReport(reportSchema.parse(report), names, { name: 'contour', version: 1 }, []);
}

/** Folds a book, or its continuation, into the picture of the case. */
export function fold(events: readonly Recorded[], from?: Case): Case {
  return events.reduce<Case | undefined>(
    (state, recorded) => evolve({ id: 'case-1', project: 'contour' }, state, recorded),
    from,
  )!;
}

/** Puts plain events into a book, a minute apart from the start on. */
export function recorded(events: readonly CaseEvent[], from: Instant = start): readonly Recorded[] {
  return events.map((event, i) => ({ seq: i + 1, at: plus(from, i * minute), actor: 'test', event }));
}

/** One line of a story: who asks for what, and when. */
export interface Told {
  readonly at: Instant;
  readonly actor: Actor;
  readonly command: Command;
  /** By what it is found where its command comes earlier too. */
  readonly as?: string;
}

/** What a story made: the book and its picture. */
export interface Outcome {
  readonly book: readonly Recorded[];
  readonly state: Case;
}

/** Carries out a story from a report at the start. @throws AssertionError when a command of it is refused */
export function carryOut(story: readonly Told[], facts = factsWith(), playbook = contour): Outcome {
  return stages(story, facts, playbook).at(-1)!;
}

/** The outcome before the first line of a story, and after each. */
function stages(story: readonly Told[], facts: Facts, playbook: Playbook): readonly Outcome[] {
  const first = recorded([reported()]);
  const outcomes: Outcome[] = [{ book: first, state: fold(first) }];
  for (const { at, actor, command } of story) {
    const { book, state } = outcomes.at(-1)!;
    const events = decide(state, command, actor, at, playbook, facts);
    assert.ok(!isRefusal(events), `${command.type} at ${at} was refused: ${JSON.stringify(events)}`);
    outcomes.push(extend(book, state, events, at));
  }
  return outcomes;
}

function extend(book: readonly Recorded[], state: Case, events: readonly CaseEvent[], at: Instant): Outcome {
  const more = events.map((event, i) => ({ seq: book.length + 1 + i, at, actor: 'test', event }));
  return { book: [...book, ...more], state: fold(more, state) };
}

/** The blocks of a notice that gives nothing away. */
export const blocks = {
  description: 'A tenant can have Envoy run code of their choice.',
  versions: 'contour 1.19.0 up to, not including, 1.31.6, 1.32.5 and 1.33.4',
  vectors: 'The right to create HTTPProxy objects.',
  workarounds: 'There are none.',
  'next-steps': 'Patch releases 1.33.4, 1.32.5 and 1.31.6 on the day of disclosure.',
  ask: 'Please answer: does the date work for you?',
};

/**
 * Case 3 of the reference from report to closed case: three release lines, two distributors, tags on 20 April 2026.
 * The report's date is synthetic. Names are counted, so the notice is `id-1`.
 */
export function contourStory(): readonly Told[] {
  const { lead, responder, developer, releaser, reporter, harbour, quay } = people;
  const vector = 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:H';
  const date = '2026-04-20T16:00:00Z';
  const told = (at: string, actor: Actor, type: string, input: Record<string, unknown> = {}): Told => ({
    at: instant(`2026-04-${at}Z`),
    actor,
    command: { ...input, type },
  });
  const lines = [
    { line: '1.33', version: '1.33.4', tagged: '20T16:45:44' },
    { line: '1.32', version: '1.32.5', tagged: '20T16:47:28' },
    { line: '1.31', version: '1.31.6', tagged: '20T16:48:04' },
  ];
  const worked = (at: string, state: string) =>
    lines.map(({ line }) => told(at, developer, 'MoveFix', { line, state, evidence: `run of release-${line}` }));
  return [
    told('01T10:00', responder, 'SeeReport'),
    told('01T11:00', responder, 'ContactReporter', { text: 'Thank you; we look at it today.' }),
    told('02T09:00', responder, 'SharePlan', { plan: 'Reproduce on 1.33.', noWorkaroundKnown: true }),
    told('02T10:00', responder, 'AssignLead', { account: lead.id }),
    told('02T12:00', responder, 'ValidateReport', { effects: 'Code execution in Envoy; credentials are at risk.' }),
    told('02T13:00', lead, 'AcceptReport', {
      lines: lines.map(({ line, version }) => ({ line, planned: version })),
      tellDistributors: true,
    }),
    told('02T13:30', lead, 'ScoreVulnerability', { vector }),
    told('02T13:40', lead, 'ClassifyWeakness', { cwe: 'CWE-94' }),
    told('02T14:00', lead, 'RequestCveId'),
    told('03T09:00', lead, 'DraftAdvisory', { advisory: contourAdvisory() }),
    told('03T09:10', lead, 'AddMember', { account: developer.id, reason: 'writes the fix' }),
    told('03T09:11', lead, 'AddMember', { account: releaser.id, reason: 'tags the releases' }),
    told('03T09:30', lead, 'RecordPrivateFork', { place: 'the fork of the draft', people: 'lena, dana, remy' }),
    told('03T10:00', responder, 'TellReporterOfDraft', { text: 'The draft exists; we await the dates.' }),
    told('03T11:00', lead, 'PlanCommunication', { text: 'Users’ list and blog; no mitigation is known.' }),
    told('06T09:00', lead, 'ProposeDate', { date, note: 'A Monday.' }),
    told('06T10:00', lead, 'DraftNotice', { blocks }),
    told('06T11:00', responder, 'ApproveNotice', { notice: 'id-1' }),
    told('06T12:00', lead, 'SendNotice', { notice: 'id-1', count: 2 }),
    told('06T13:00', harbour, 'OpenNotice', { notice: 'id-1' }),
    told('06T14:00', harbour, 'AnswerDate', { answer: 'ok' }),
    told('06T15:00', quay, 'AnswerDate', { answer: 'prefer', reason: 'A day later suits us.' }),
    told('07T09:00', reporter, 'AnswerDate', { answer: 'ok' }),
    told('08T09:00', lead, 'DecideDate', { date, reason: 'Nobody objects.' }),
    ...worked('09T09:00', 'in progress'),
    ...worked('13T09:00', 'ready'),
    ...worked('14T09:00', 'tested'),
    told('15T09:00', lead, 'ConfirmFix', { note: 'The proof of concept fails on every line.' }),
    told('15T10:00', releaser, 'RecordManualStep', { step: 'commit-texts', note: 'Read all nine commits.' }),
    told('17T12:00', reporter, 'ChooseCredit', { credit: 'name' }),
    told('18T03:47', lead, 'RecordCveId', { cve: 'CVE-2026-41246' }),
    told('18T09:00', lead, 'DraftAdvisory', { advisory: contourAdvisory({ cve: 'CVE-2026-41246' }) }),
    told('18T10:00', lead, 'FreezeAdvisory'),
    told('18T11:00', responder, 'ApproveAdvisory'),
    ...lines.map(({ line, version, tagged }) =>
      told(tagged, releaser, 'ReleasePatch', { line, version, url: `https://example.org/releases/${version}` }),
    ),
    told('20T16:50', releaser, 'PublishAdvisory'),
    told('20T16:55', releaser, 'TellUsers'),
    { ...told('20T16:57', responder, 'ApproveNotice', { notice: 'id-3' }), as: 'ReleaseOutApproved' },
    { ...told('20T17:00', lead, 'SendNotice', { notice: 'id-3', count: 2 }), as: 'ReleaseOutSent' },
    told('20T17:07:50', releaser, 'RecordPost', { channel: 'blog', url: 'https://example.org/blog' }),
    told('21T08:24', releaser, 'RecordManualStep', { step: 'main-branch-patched', note: 'Merged.' }),
    told('22T09:00', lead, 'DraftRetrospective'),
    told('22T10:00', lead, 'HoldRetrospective', { text: 'It went well; the CVE id came late.' }),
    told('23T09:00', lead, 'CloseCase', { reason: 'Published, told, looked back.' }),
  ];
}

let whole: readonly Outcome[] | undefined;

function bookAt(type: string, index: number): readonly Recorded[] {
  assert.ok(index >= 0, `The story has no ${type}.`);
  whole ??= stages(contourStory(), factsWith(), contour);
  return whole[index]!.book;
}

const nameOf = ({ as, command }: Told): string => as ?? command.type;

/** The book of case 3 just before the first command of that type. @throws AssertionError when the story has none */
export function before(type: string): readonly Recorded[] {
  return bookAt(
    type,
    contourStory().findIndex((told) => nameOf(told) === type),
  );
}

/** The book of case 3 just after the last command of that type. @throws AssertionError when the story has none */
export function after(type: string): readonly Recorded[] {
  const index = contourStory().findLastIndex((told) => nameOf(told) === type);
  return bookAt(type, index < 0 ? index : index + 1);
}

/** The same question at another moment, in another world, under another playbook. */
export interface Otherwise {
  readonly at?: Instant;
  readonly facts?: Partial<Facts>;
  readonly playbook?: Playbook;
}

/**
 * `given(book).when(command, actor).then(events)`, `.refused(gates…)`, `.faulty(path…)`, `.untimely()`, `.forbidden()`.
 * The clock stands a minute after the last event unless `otherwise.at` says so; after `then` the book can go on.
 */
export function given(from: readonly Recorded[], ...more: readonly CaseEvent[]) {
  const last = from.at(-1)?.at ?? start;
  const added = recorded(more, plus(last, minute)).map((r, i) => ({ ...r, seq: from.length + 1 + i }));
  const book = [...from, ...added];
  const now = plus(book.at(-1)!.at, minute);
  const state = fold(book);
  return {
    state,
    book,
    now,
    offers: (actor: Actor, otherwise: Otherwise = {}): readonly Offer[] =>
      available(state, actor, otherwise.at ?? now, otherwise.playbook ?? contour, factsWith(otherwise.facts)),
    when: (command: Command, actor: Actor, otherwise: Otherwise = {}) => {
      const at = otherwise.at ?? now;
      const decision = decide(state, command, actor, at, otherwise.playbook ?? contour, factsWith(otherwise.facts));
      return answers(decision, book, state, at);
    },
  };
}

function answers(decision: readonly CaseEvent[] | Refusal, book: readonly Recorded[], state: Case, at: Instant) {
  const refusal = (why: Refusal['why']): Refusal => {
    assert.ok(isRefusal(decision), `Expected a refusal and got ${JSON.stringify(decision)}.`);
    assert.equal(decision.why, why, JSON.stringify(decision));
    return decision;
  };
  return {
    decision,
    /** These events and no others; gives the picture after them. */
    // biome-ignore lint/suspicious/noThenProperty: the word of given, when, then; nobody awaits a question to the law
    then: (...events: readonly CaseEvent[]): Case => {
      assert.deepEqual(decision, events);
      return extend(book, state, events, at).state;
    },
    /** Events whose first holds these fields; for those that carry long texts. Gives the picture after them. */
    does: (...parts: readonly Partial<CaseEvent>[]): Case => {
      assert.ok(!isRefusal(decision), `Refused: ${JSON.stringify(decision)}`);
      // That releases are out is drafted with every publication; whoever asks of it names it among the parts.
      const further = decision.slice(parts.length);
      assert.deepEqual(
        further.filter((event) => event.type !== 'NoticeDrafted' || event.kind !== 'release-out'),
        [],
      );
      assert.ok(decision.length >= parts.length);
      for (const [i, part] of parts.entries()) assert.partialDeepStrictEqual(decision[i], part);
      return extend(book, state, decision, at).state;
    },
    /** Refused by exactly these gates, in the order of the step. */
    refused: (...gates: readonly string[]) => {
      const found = refusal('gates');
      assert.deepEqual(
        found.gates.map((g) => g.id),
        gates,
        JSON.stringify(found.gates),
      );
      return found;
    },
    /** Refused for its input, with faults at exactly these places. */
    faulty: (...paths: readonly string[]) => {
      const found = refusal('input');
      assert.deepEqual([...new Set(found.faults.map((f) => f.path))].sort(), [...paths].sort());
      return found;
    },
    untimely: () => refusal('untimely'),
    forbidden: () => refusal('not allowed'),
  };
}
