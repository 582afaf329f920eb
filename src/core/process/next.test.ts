import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  after,
  contour,
  factsWith,
  fold,
  given,
  people,
  recorded,
  reported,
  start,
} from '../../../test/support/law.ts';
import type { Actor } from '../access/actor.ts';
import { available } from '../case/available.ts';
import { decide, isRefusal } from '../case/decide.ts';
import type { Case } from '../case/model.ts';
import { chanceFrom } from './chance.ts';
import { clocks } from './clocks.ts';
import { day, hour, type Instant, instant, minute, plus } from './instant.ts';
import { mostUrgent, type Next, nextIn } from './next.ts';
import { type Chance, goodInputs } from './samples.ts';
import type { Situation } from './step.ts';
import { awaited, turnOf } from './turn.ts';

const everybody = Object.values(people) as readonly Actor[];

/** Titles of the clocks that are no business of somebody outside; a reporter is owed the first two. */
function titlesOfTheTeam({ case: state, playbook, now }: Omit<Situation, 'actor'>, actor: Actor): readonly string[] {
  const theirs = ['embargo', ...(actor.kind === 'reporter' ? ['first-contact', 'plan'] : [])];
  return clocks(state, playbook, now).flatMap(({ id, title }) => (theirs.includes(id) ? [] : [title]));
}

/** What holds of everybody's answer at one moment of a case. */
function holds(world: Omit<Situation, 'actor'>, why: string): void {
  const { case: state, now, playbook, facts } = world;
  const asked = everybody.map((actor) => ({ actor, next: nextIn({ ...world, actor }) }));
  for (const { actor, next } of asked) {
    const who = `${why}, ${JSON.stringify(actor)}: ${next.sentence}`;
    assert.ok(next.sentence.startsWith(`${state.number}: `) && next.what !== '', who);
    assert.ok(!(next.dueAt && next.beginsAt), `${who}: two times`);
    assert.equal(next.step !== undefined, next.urgency < 4, who);
    const offer = available(state, actor, now, playbook, facts).find(({ step }) => step.id === next.step);
    if (next.step) assert.deepEqual(offer?.shut, [], `${who}: not open`);
    if (actor.kind !== 'account') {
      for (const title of titlesOfTheTeam(world, actor))
        assert.ok(!next.sentence.includes(title), `${who}: a clock of the team`);
    }
    if (next.beginsAt) assert.ok(next.beginsAt > now, `${who}: begins in the past`);
    if (next.beginsAt && actor.kind === 'account') {
      assert.ok(turnOf({ ...world, actor, now: next.beginsAt }), `${who}: nothing begins`);
    }
  }
  const open = everybody.flatMap((actor) =>
    available(state, actor, now, playbook, facts).filter(
      ({ step, shut, isDone }) => step.moves === true && !isDone && shut.length === 0,
    ),
  );
  const isResting = asked.some(({ next }) => next.beginsAt !== undefined) || state.closedAt !== undefined;
  const isTold = asked.some(({ next }) => next.step !== undefined);
  assert.ok(open.length === 0 || isTold || isResting, `${why}: ${open[0]?.step.id} is open and nobody is told`);
}

/** Takes a step with an input that is drawn; the case stays as it was where none is good. */
function take(state: Case, command: string, world: Omit<Situation, 'case'>, chance: Chance): Case {
  const { actor, now, playbook, facts } = world;
  const input = goodInputs[command]!({ state, actor, now, playbook, facts }, chance);
  const decision = input && decide(state, { ...input, type: command }, actor, now, playbook, facts);
  if (!decision || isRefusal(decision)) return state;
  return fold(
    decision.map((event, i) => ({ seq: i + 1, at: now, actor: 'next', event })),
    state,
  );
}

test('everybody has exactly one answer at every moment of a random case, and what it names is open', () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const chance = chanceFrom(seed);
    const facts = factsWith({ team: factsWith().team.slice(0, 2 + chance.below(3)) });
    let state = fold(recorded([reported({ effects: 'Odd.', alreadyPublic: chance.is(0.2) })]));
    let now: Instant = start;
    for (let i = 0; i < 60; i += 1) {
      now = plus(now, chance.of([minute, hour, day]));
      const actor = chance.of(everybody);
      const open = available(state, actor, now, contour, facts).filter(({ shut }) => shut.length === 0);
      if (open.length > 0) {
        state = take(state, chance.of(open).step.command, { actor, now, playbook: contour, facts }, chance);
      }
      holds({ case: state, now, playbook: contour, facts }, `seed ${seed}, ${i}`);
    }
  }
});

/** Those who have steps in a case. */
const { lead, responder, developer, releaser, reporter, harbour, quay } = people;
const acting: readonly Actor[] = [lead, responder, developer, releaser, reporter, harbour, quay];

test('who only ever does what next says brings every case to publication and to its end', () => {
  for (let seed = 1; seed <= 5; seed += 1) {
    const chance = chanceFrom(seed);
    const facts = factsWith();
    let state = fold(recorded([reported({ effects: 'Odd.' })]));
    let now: Instant = start;
    for (let i = 0; i < 400 && !state.closedAt; i += 1) {
      now = plus(now, hour);
      const answers = acting.map((actor) => ({
        actor,
        next: nextIn({ case: state, actor, now, playbook: contour, facts }),
      }));
      const due = answers.filter(({ next }) => next.step);
      if (due.length === 0) {
        const begins = answers.flatMap(({ next }) => next.beginsAt ?? []).sort()[0];
        now =
          begins ?? assert.fail(`seed ${seed}: nobody has anything to do, now or ever: ${answers[0]?.next.sentence}`);
        continue;
      }
      const { actor, next } = chance.of(due);
      const command = available(state, actor, now, contour, facts).find(({ step }) => step.id === next.step)!.step
        .command;
      state = take(state, command, { actor, now, playbook: contour, facts }, chance);
    }
    const isEnded = state.advisory.publications.length > 0 && state.closedAt !== undefined;
    assert.ok(isEnded, `seed ${seed} did not come to its end`);
  }
});

const ask = (type: string, actor: Actor, at?: string): Next => {
  const { state, now } = given(after(type));
  return nextIn({ case: state, actor, now: at ? instant(at) : now, playbook: contour, facts: factsWith() });
};

test('the sentence says what, of which case, and by when; what is late is everybody’s', () => {
  const { state, now } = given(recorded([reported()]));
  const at = (moment: Instant, actor: Actor) =>
    nextIn({ case: state, actor, now: moment, playbook: contour, facts: factsWith() });
  assert.equal(at(now, people.responder).sentence, 'CONTOUR-7: Contact the reporter, due Mon 6 Apr 2026 09:00 UTC');
  assert.equal(
    at(now, people.lead).sentence,
    'CONTOUR-7: nothing for you at the moment; it waits for a responder: Contact the reporter',
  );
  const late = at(instant('2026-04-07T09:00:00Z'), people.lead);
  assert.equal(late.sentence, 'CONTOUR-7: Contact the reporter, late since Mon 6 Apr 2026 09:00 UTC');
  assert.equal(late.urgency, 0);
});

test('until the embargo ends there is nothing, and it is said what then begins', () => {
  const waiting = ask('ReleasePatch', people.lead, '2026-04-20T15:59:59Z');
  assert.equal(waiting.sentence, 'CONTOUR-7: nothing until Mon 20 Apr 2026 16:00 UTC; then: Publish the advisory');
  assert.equal(waiting.step, undefined);
  assert.equal(ask('ReleasePatch', people.lead, '2026-04-20T16:00:00Z').step, 'publish-advisory');
});

test('the reporter and a distributor are asked for their answer, then told until when there is nothing', () => {
  const asked = ask('ProposeDate', people.reporter);
  assert.equal(asked.step, 'answer-date');
  assert.doesNotMatch(ask('DecideDate', people.reporter).sentence, /Lena|lead|responder/);
  const { state } = given(after('SendNotice'));
  const leavesAt = state.notices[0]!.sent!.leavesAt;
  assert.doesNotMatch(
    ask('SendNotice', people.harbour, plus(leavesAt, -1)).sentence,
    /notice/,
    'it can still be stopped',
  );
  assert.equal(ask('SendNotice', people.harbour, leavesAt).step, 'open-notice');
  assert.equal(ask('AcceptReport', people.auditor).what, 'Nothing for you at the moment');
  assert.doesNotMatch(ask('AcceptReport', people.auditor).sentence, /Score/, 'who sees no case learns nothing of it');
  assert.match(ask('PublishAdvisory', people.harbour).sentence, /it is public/);
});

test('whom a case waits for is found by the same law', () => {
  const { state, now } = given(after('ProposeDate'));
  const others = awaited({ case: state, actor: people.lead, now, playbook: contour, facts: factsWith() });
  assert.ok(others.some(({ as, step }) => as === 'reporter' && step.id === 'answer-date'));
  assert.ok(others.every(({ account }) => account !== people.lead.id));
});

test('over many cases the most urgent one answers, and there is always one answer', () => {
  const late: Next = { what: 'a', sentence: 'late', step: 's', urgency: 0 };
  const soon: Next = { what: 'b', sentence: 'soon', step: 's', dueAt: instant('2026-04-02T09:00:00Z'), urgency: 1 };
  const sooner: Next = { ...soon, sentence: 'sooner', dueAt: instant('2026-04-01T09:00:00Z') };
  const later: Next = { what: 'c', sentence: 'later', beginsAt: instant('2026-04-03T10:00:00Z'), urgency: 4 };
  const none: Next = { what: 'd', sentence: 'none', urgency: 5 };
  assert.equal(mostUrgent([none, later, soon, late, sooner]).sentence, 'late');
  assert.equal(mostUrgent([none, later, soon, sooner]).sentence, 'sooner');
  assert.equal(mostUrgent([none, later]).sentence, 'later');
  assert.equal(mostUrgent([none]).sentence, 'none');
  assert.match(mostUrgent([none, none]).sentence, /^Nothing is waiting for you; 2 cases/);
  assert.equal(mostUrgent([]).sentence, 'Nothing is waiting for you.');
});

test('an action item waits for each owner, also where a lead has one as well', () => {
  const item = (id: string, owner: string) =>
    ({ type: 'ActionItemAdded', item: id, text: 'Fuzz it.', owner, by: people.lead.id }) as const;
  const { state } = given(after('CloseCase'), item('one', people.lead.id), item('two', people.developer.id));
  const ask = (actor: Actor) => nextIn({ case: state, actor, now: start, playbook: contour, facts: factsWith() }).step;
  assert.equal(ask(people.lead), 'finish-action-item');
  assert.equal(ask(people.developer), 'finish-action-item');
  assert.notEqual(ask(people.responder), 'finish-action-item');
});
