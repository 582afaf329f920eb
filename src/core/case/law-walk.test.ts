import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endInForce, keptToItsKind, openLines } from '../../../test/support/kind-rules.ts';
import {
  contour,
  factsWith,
  fold,
  linuxDistros,
  people,
  playbookWith,
  recorded,
  reported,
  start,
} from '../../../test/support/law.ts';
import { anyCommand } from '../../../test/support/walk.ts';
import { weights } from '../../../test/support/walk-weights.ts';
import type { Actor } from '../access/actor.ts';
import { mayReadContent } from '../embargo/adherence.ts';
import { leakFindings } from '../notices/leak-rules.ts';
import { chanceFrom } from '../process/chance.ts';
import { bindingDeadline } from '../process/deadline.ts';
import { steps } from '../process/index.ts';
import { between, day, hour, type Instant, minute, plus } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import { cveRequiredFor } from '../process/playbook-cve.ts';
import { type Chance, goodInputs, type Place } from '../process/samples.ts';
import { trackOf } from '../process/tracks.ts';
import { available, type Offer } from './available.ts';
import { type Command, decide, isRefusal, type Refusal } from './decide.ts';
import type { CaseEvent, Recorded } from './events.ts';
import { kindOf } from './kinds.ts';
import type { Case } from './model.ts';

const walks = 400;
const commands = steps.map((s) => s.command);
const actors = Object.values(people) as readonly Actor[];
const isTeam = (actor: Actor) => actor.kind === 'account';
const mayLeave: Readonly<Record<string, readonly string[]>> = {
  distributor: [
    'NoticeOpened',
    'DateAnswered',
    'ExposureRecorded',
    'ReportStatusTold',
    'FeedbackGiven',
    'AffectedTold',
    'TeamAsked',
    'BundleDownloaded',
    'ConsentChanged',
  ],
  reporter: ['ConsentChanged', 'MessageSent', 'DateAnswered', 'CreditChosen', 'ExposureRecorded', 'DeadlineSet'],
};
const afterClosing = [
  ...['ActionItemAdded', 'ActionItemFinished', 'RetrospectivePublished'],
  ...[
    'MemberRemoved',
    'NoticeStopped',
    'NoticeOpened',
    'ReportStatusTold',
    'AdvisoryWithdrawn',
    'ChannelPosted',
    'CveIdReserved',
  ],
  'DistributorsFollowedUp',
  // An amendment, which takes the case up again.
  'AdvisoryDrafted',
];

/** How often each event was seen, and what the walks went through. */
const seen = new Map<string, number>();
const count = (name: string) => seen.set(name, (seen.get(name) ?? 0) + 1);
const taken = new Set<string>();

test(`${walks} walks through the law never leave it, and go everywhere`, () => {
  assert.deepEqual(
    commands.filter((command) => !goodInputs[command]),
    [],
    'src/core/process/samples.ts knows no good input for these',
  );
  for (let seed = 1; seed <= walks; seed += 1) walk(seed);
  const table = [...seen].sort((a, b) => b[1] - a[1]).map(([name, n]) => `${name} ${n}`);
  console.log(`walks: ${walks}; ${table.join(', ')}`);
  const least = {
    AdvisoryPublished: 50,
    ReportRejected: 50,
    DateRevised: 10,
    EmbargoCollapsed: 20,
    RetrospectiveHeld: 20,
    RetrospectiveWaived: 10,
    NoticeSent: 50,
    NoticeStopped: 5,
    CaseClosed: 50,
    'published: upstream': 1,
    'published: unfixed': 2,
    'refused: gates': 150,
    'refused: input': 500,
    'refused: untimely': 500,
    'refused: not allowed': 500,
  };
  for (const [name, n] of Object.entries(least))
    assert.ok((seen.get(name) ?? 0) >= n, `${name}: ${seen.get(name) ?? 0} of ${n}`);
  assert.deepEqual(
    commands.filter((command) => !taken.has(command)),
    [],
    'no walk ever took these steps',
  );
});

const found: CaseEvent = {
  type: 'BreachFound',
  finding: 'f1',
  breach: {
    ...{ sent: 'd1', at: start, letter: 'notice', recipient: 'organisation:harbour', rule: 'leak-other-case' },
    ...{ message: 'These are the words of another case.', policy: 'Only its own.' },
  },
};

const hardCap = { amount: 20, unit: 'business-days' } as const;

/** Reports to authorities, owed from the first day of the walks on. */
const reporting: Playbook['regulatory']['cra'] = {
  role: 'manufacturer',
  from: '2026-01-01',
  entity: 'Heron GmbH',
  memberStates: [],
  owner: 'lead',
};

function walk(seed: number): void {
  const chance = chanceFrom(seed);
  const playbook = playbookWith({
    embargo: {
      ...contour.embargo,
      ...(chance.is(0.3) ? { hardCap, programmes: [linuxDistros] } : {}),
      ...(chance.is(0.3)
        ? {
            objectionWindow: { amount: 1, unit: 'days' },
            collapse: { waives: ['notice', 'advisory'], withoutFix: true },
          }
        : {}),
      ...(chance.is(0.3) ? { consent: 'each-case', rsvp: { amount: 24, unit: 'hours' } } : {}),
    },
    ...(chance.is(0.5) ? { retrospective: { ...contour.retrospective, visibility: 'public' } } : {}),
    ...(chance.is(0.3) ? { exposure: { fixDeployed: 'statement' } } : {}),
    ...(chance.is(0.1) ? { cve: { from: 'github', requiredFor: 'publication' } } : {}),
    release: {
      ...contour.release,
      out: seed % 2 === 0 ? 'letter' : 'notice',
      ...(chance.is(0.2) ? { followUps: chance.of([[], ['distributors', 'users']]) } : {}),
    },
    ...(seed % 20 === 0 ? { regulatory: { cra: reporting, cna: null } } : {}),
  });
  const everybody = factsWith();
  const facts = factsWith({
    team: everybody.team.slice(0, 2 + chance.below(3)),
    distributors: everybody.distributors.slice(chance.is(0.1) ? 2 : 0),
    playbooks: [1, 2].map((version) => ({ name: 'contour', version })),
    other: { ...fold(recorded([reported()])), id: 'case-2' },
  });
  let book: readonly Recorded[] = recorded([reported({ effects: 'Odd.', alreadyPublic: chance.is(0.1) })]);
  let state = fold(book);
  let now: Instant = start;
  for (let i = 0; i < 130 && !(state.closedAt && chance.is(0.2)); i += 1) {
    now = plus(now, chance.of([minute, minute, hour, 5 * hour, day]) + chance.below(1_000));
    // What the leak-checker finds comes from no step of anybody.
    if (seed % 10 === 7 && i === 60) {
      const added = [{ seq: book.length + 1, at: now, actor: 'house', event: found }];
      state = fold(added, state);
      book = [...book, ...added];
    }
    const { actor, offers } = somebody({ state, now, playbook, facts }, chance);
    const place: Place = { state, actor, now, playbook, facts };
    const { command, isGood } = choose(place, offers, chance, seed % 10 === 0);
    const decision = decide(state, command, actor, now, playbook, facts);
    const why = `seed ${seed}, command ${i}: ${actor.kind}, ${command.type}`;
    agree(decision, command, isGood, offers, why);
    if (isRefusal(decision)) continue;
    taken.add(command.type);
    const added = decision.map((event, k) => ({ seq: book.length + 1 + k, at: now, actor: 'walk', event }));
    hold(place, book, decision, why);
    state = fold(added, state);
    book = [...book, ...added];
  }
  assert.deepEqual(state, fold(book), `seed ${seed}: the book tells another story`);
}

const liveliness = (actor: Actor): number => {
  if (actor.kind === 'account') return actor.roles.some((r) => r === 'admin' || r === 'auditor') ? 0.1 : 4;
  return actor === people.reporter || actor === people.harbour || actor === people.quay ? 0.8 : 0.1;
};

/** Mostly somebody who has something to do. */
function somebody({ state, now, playbook, facts }: Omit<Place, 'actor'>, chance: Chance) {
  for (;;) {
    const actor = chance.weighted(actors, liveliness);
    const offers = available(state, actor, now, playbook, facts);
    if (offers.length > 0 || chance.is(0.1)) return { actor, offers };
  }
}

/** Mostly what is offered and open, the way forward before the rest; sometimes anything at all. */
function choose(
  place: Place,
  offers: readonly Offer[],
  chance: Chance,
  staysUpstream: boolean,
): { command: Command; isGood: boolean } {
  const all = offers.filter((o) => o.shut.length === 0);
  if (staysUpstream && kindOf(place.state) === 'ordinary' && all.some((o) => o.step.command === 'ClassifyCase')) {
    return { command: { type: 'ClassifyCase', kind: 'upstream', reason: 'It is Envoy’s.' }, isGood: true };
  }
  const open = staysUpstream ? all.filter((o) => o.step.command !== 'ClassifyCase') : all;
  if (open.length > 0 && chance.is(0.85)) {
    const { step } = chance.weighted(
      open,
      (o) => weight(o) * (o.step.command === 'CloseCase' && place.state.usersToldAt ? 400 : 1),
    );
    const input = goodInputs[step.command]!(place, chance);
    if (input) return { command: { ...input, type: step.command }, isGood: true };
  }
  return { command: anyCommand(commands, place, chance), isGood: false };
}

const weight = ({ step, isDone }: Offer): number => (isDone === false ? 12 : 1) * (weights[step.command] ?? 0.7);

/** `decide` and `available` are one law. */
function agree(
  decision: readonly CaseEvent[] | Refusal,
  command: Command,
  isGood: boolean,
  offers: readonly Offer[],
  why: string,
): void {
  const offer = offers.find((o) => o.step.command === command.type);
  if (!isRefusal(decision)) {
    assert.ok(offer, `${why}: taken, and was not offered`);
    if (!('notice' in command)) assert.deepEqual(offer.shut, [], `${why}: taken through a shut gate`);
    return;
  }
  count(`refused: ${decision.why}`);
  assert.ok(!isGood, `${why}: offered and open, and refused: ${JSON.stringify(decision)}`);
  assert.equal(offer === undefined, ['not allowed', 'untimely'].includes(decision.why), `${why}: ${decision.why}`);
  assert.ok(decision.gates.length + decision.faults.length > 0, `${why}: refused without a word`);
  for (const { sentence } of decision.gates) {
    assert.match(sentence, /^[A-Z“"\d].*[.)]$/s, `${why}: ${sentence}`);
    assert.ok(!/undefined|\bnull\b|NaN|!/.test(sentence), `${why}: ${sentence}`);
  }
}

/** What must be true of every decision, told from the book alone. */
function hold(
  { state, actor, now, playbook, facts }: Place,
  book: readonly Recorded[],
  events: readonly CaseEvent[],
  why: string,
): void {
  const past = book.map((r) => r.event);
  for (const event of events) {
    count(event.type);
    const allowed = mayLeave[actor.kind];
    if (!isTeam(actor)) assert.ok(allowed?.includes(event.type), `${why}: ${event.type} by ${actor.kind}`);
    if (state.closedAt) assert.ok(afterClosing.includes(event.type), `${why}: ${event.type} after the case was closed`);
    if (event.type === 'ReportRejected') assert.ok(event.text.trim(), why);
    if (event.type === 'NoticeOpened')
      assert.ok(mayReadContent(state, event.party, { now, playbook, facts }), `${why}: read without consent`);
    if (event.type === 'AdvisoryPublished') {
      count(`published: ${kindOf(state)}`);
      published(past, event.revision, { state, actor, now, playbook, facts }, why);
    }
    if (event.type === 'NoticeSent') sent(past, event, { state, actor, now, playbook, facts }, why);
    if (event.type === 'EmbargoEnded' && event.cause === 'collapsed') count('EmbargoCollapsed');
    if (event.type === 'DateDecided') {
      assert.ok(
        !past.some((e) => e.type === 'EmbargoEnded' || e.type === 'AdvisoryPublished'),
        `${why}: a second embargo`,
      );
      assert.ok(between(now, event.date) > 0, why);
      const binding = bindingDeadline(state, playbook);
      assert.ok(!binding || event.date <= binding.at || binding.at <= now, `${why}: after ${binding?.title}`);
      if (past.some((e) => e.type === 'DateDecided')) count('DateRevised');
    }
    if (event.type === 'ExposureRecorded' && event.what !== 'attacks observed' && isTeam(actor)) {
      const isHeld = ['proposed', 'active', 'revise'].includes(state.embargo.state);
      assert.equal(
        events.some((e) => e.type === 'EmbargoEnded'),
        isHeld,
        `${why}: public, and still under embargo`,
      );
    }
  }
}

function published(past: readonly CaseEvent[], revision: number, place: Place, why: string): void {
  const { state, now, playbook, facts } = place;
  const endedEarly = past.some((e) => e.type === 'EmbargoEnded');
  const isHurried = endedEarly && playbook.embargo.collapse.withoutFix;
  if (!isHurried) assert.deepEqual(openLines(past), [], `${why}: a line is open`);
  else assert.ok(listsOpenLines(past, openLines(past)), `${why}: an open line is not listed as unpatched`);
  const end = endInForce(past);
  const isOver = past.some((e) => e.type === 'EmbargoEnded') || (end ? now >= end : isKnown(past));
  keptToItsKind(past, isKnown(past), now, why);
  const isOpenLane = state.embargo.state === 'none' && trackOf(state, playbook).track === 'public-lane';
  assert.ok(isOver || isOpenLane, `${why}: published before the embargo was over`);
  const draft = past.findLastIndex((e) => e.type === 'AdvisoryDrafted');
  const { by } = past[draft] as { by: string };
  const since = past.slice(draft);
  assert.ok(
    since.some((e) => e.type === 'AdvisoryFrozen' && e.revision === revision),
    `${why}: not frozen`,
  );
  const read = since.some((e) => e.type === 'AdvisoryApproved' && e.by !== by);
  const isWaived = endedEarly && playbook.embargo.collapse.waives.includes('advisory');
  assert.ok(read || isWaived || facts.team.length < playbook.secondPerson.teamFrom, `${why}: nobody else has read it`);
  if (cveRequiredFor(playbook) !== 'none' && !isHurried && kindOf(state) !== 'upstream')
    assert.ok(
      past.some((e) => e.type === 'CveIdReserved'),
      why,
    );
}

function sent(
  past: readonly CaseEvent[],
  event: Extract<CaseEvent, { type: 'NoticeSent' }>,
  place: Place,
  why: string,
): void {
  const { facts, playbook, state } = place;
  const written = past.findLastIndex((e) => e.type === 'NoticeDrafted' && e.notice === event.notice);
  const draft = past[written] as Extract<CaseEvent, { type: 'NoticeDrafted' }>;
  const texts = Object.values(draft.blocks);
  const isWaived = past.some((e) => e.type === 'EmbargoEnded') && playbook.embargo.collapse.waives.includes('notice');
  if (draft.kind === 'release-out') {
    const isTold = past.some((e) => e.type === 'UsersTold') || !playbook.release.followUps.includes('users');
    assert.ok(state.advisory.publications.length > 0 && isTold, `${why}: not out, or users come after`);
    if (!isWaived) readByTwo(past.slice(written), draft, place, why);
    count('notice release-out');
    return;
  }
  for (const text of texts)
    assert.ok(!/cve.{0,4}\d{4}/iu.test(text.normalize('NFKC').replace(/\p{Cf}/gu, '')), `${why}: ${text}`);
  const leaks = leakFindings(
    texts.map((text) => ({ path: '', text })),
    playbook.notices.plan.leaveOut,
    facts.guardedWords,
  );
  assert.deepEqual(leaks, [], why);
  if (!isWaived) readByTwo(past.slice(written), draft, place, why);
  assert.ok(!isOut(state) || draft.kind === 'embargo-ended', `${why}: a notice of what is public`);
  count(`notice ${draft.kind}`);
  const told = past.flatMap((e) => (e.type === 'NoticeSent' ? e.copies.map((c) => c.organisation) : []));
  const known = facts.distributors.filter(
    (d) =>
      d.state === 'active' &&
      d.hasAddress &&
      d.acceptedPolicy >= 1 &&
      (draft.kind === 'plan' || told.includes(d.organisation)),
  );
  assert.deepEqual(
    event.copies.map((c) => c.organisation),
    known.map((d) => d.organisation),
    why,
  );
  assert.equal(new Set(event.copies.map((c) => c.ref)).size, event.copies.length, why);
}

/** Whoever wrote a notice is not the only one who has read it as it left. */
function readByTwo(
  since: readonly CaseEvent[],
  { notice, by }: Extract<CaseEvent, { type: 'NoticeDrafted' }>,
  { facts, playbook }: Place,
  why: string,
): void {
  const read = since.some((e) => e.type === 'NoticeApproved' && e.notice === notice && e.by !== by);
  assert.ok(read || facts.team.length < playbook.secondPerson.teamFrom, `${why}: nobody else has read it`);
}

/** Whether the newest advisory names each of these lines as affected and gives it no patch. */
function listsOpenLines(past: readonly CaseEvent[], lines: readonly string[]): boolean {
  const ranges = past.findLast((e) => e.type === 'AdvisoryDrafted')!.advisory.affected.flatMap((a) => a.ranges);
  return lines.every((line) => ranges.some((r) => r.line === line && !r.fixed));
}

/** The team has recorded that it is public, and has not taken it back since. */
const isKnown = (past: readonly CaseEvent[]): boolean =>
  past
    .slice(past.findLastIndex((e) => e.type === 'ExposureRefuted') + 1)
    .some((e) => e.type === 'ExposureRecorded' && e.what !== 'attacks observed' && e.by.startsWith('account:'));

const isOut = (state: Case) => state.exposure.public !== undefined || state.advisory.publications.length > 0;
