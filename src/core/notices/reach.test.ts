import assert from 'node:assert/strict';
import { test } from 'node:test';
import { before, contour, factsWith, fold, people, playbookWith } from '../../../test/support/law.ts';
import { weights } from '../../../test/support/walk-weights.ts';
import { available } from '../case/available.ts';
import { decide, isRefusal } from '../case/decide.ts';
import type { Recorded } from '../case/events.ts';
import type { Case, PartyId } from '../case/model.ts';
import type { OrganisationKey } from '../distributors/keys.ts';
import type { Organisation } from '../distributors/organisation.ts';
import { consentOf } from '../embargo/adherence.ts';
import { chanceFrom } from '../process/chance.ts';
import type { DistributorFact, Facts } from '../process/facts.ts';
import { day, hour, type Instant, minute, plus } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import { type Chance, goodInputs } from '../process/samples.ts';
import { copyFor } from './copy.ts';
import { type Letter, lettersFor } from './letters.ts';

const place = { baseUrl: 'https://tide.example' };
const actors = [people.lead, people.responder, people.developer, people.harbour, people.quay, people.reporter];
const seen = { letters: 0, content: 0, link: 0, nothing: 0 };

/** The words of a case that nobody outside may read without consent. */
const secretsOf = ({ notices, report, advisory, cve }: Case): readonly string[] =>
  [
    ...notices.flatMap(({ blocks }) =>
      Object.entries(blocks).flatMap(([id, text]) => (id === 'description' || id === 'vectors' ? [text] : [])),
    ),
    report.effects,
    report.subject,
    advisory.revisions.at(-1)?.advisory.description ?? '',
    cve.id ?? '',
  ].filter((text) => text.trim().length >= 12);

/** A directory that changes at its own pace: members are suspended and removed, and lose and pin keys. */
function directory(chance: Chance, accepted: number): Facts['distributors'] {
  return ['harbour', 'quay'].map((organisation) => ({
    organisation,
    name: organisation,
    state: chance.weighted(['active', 'suspended', 'removed'] as const, (it) => (it === 'active' ? 8 : 1)),
    acceptedPolicy: chance.is(0.9) ? accepted : 0,
    hasAddress: true,
  }));
}

const keyOf = (at: Instant): OrganisationKey => ({
  fingerprint: 'A'.repeat(40),
  users: [],
  expiresAt: null,
  armored: '',
  source: 'upload',
  offeredAt: at,
  offeredBy: 'x',
  pinnedAt: at,
  pinnedBy: 'y',
});

/** What leaves for one letter to an organisation when it is due, in the directory of that moment. */
function leaves(letter: Letter, state: Case, fact: DistributorFact, playbook: Playbook, hasKey: boolean) {
  const organisation = {
    id: fact.organisation,
    state: fact.state,
    keys: hasKey ? [keyOf(plus(letter.dueAt, -day))] : [],
  } as unknown as Organisation;
  const notice = letter.notice ? state.notices.find(({ id }) => id === letter.notice) : undefined;
  const way = { page: 'https://tide.example/partner/notices/x', answer: 'https://tide.example/a/x' };
  return copyFor({ state, notice, organisation, fact, playbook, now: letter.dueAt, way, letter });
}

function walk(seed: number): void {
  const chance = chanceFrom(seed);
  const playbook = playbookWith({
    embargo: {
      ...contour.embargo,
      withoutKey: chance.of(['link', 'plain', 'refuse']),
      ...(chance.is(0.5) ? { consent: 'each-case', rsvp: { amount: 24, unit: 'hours' } } : {}),
    },
  });
  let book: readonly Recorded[] = before('DraftNotice');
  let state = fold(book);
  let now = book.at(-1)!.at;
  for (let i = 0; i < 60; i += 1) {
    now = plus(now, chance.of([minute, hour, 5 * hour]));
    const facts = factsWith({
      distributors: directory(chance, 1),
      fresh: () => `id-${seed}-${i}-${chance.below(1e9)}`,
    });
    const actor = chance.of(actors);
    const open = available(state, actor, now, playbook, facts).filter(({ shut }) => shut.length === 0);
    if (open.length === 0) continue;
    const { step } = chance.weighted(open, (o) =>
      o.step.id.endsWith('-notice') ? 20 : (weights[o.step.command] ?? 0.7),
    );
    const input = goodInputs[step.command]!({ state, actor, now, playbook, facts }, chance);
    const decision = input && decide(state, { ...input, type: step.command }, actor, now, playbook, facts);
    if (!decision || isRefusal(decision)) continue;
    const added = decision.map((event, k) => ({ seq: book.length + 1 + k, at: now, actor: 'walk', event }));
    state = fold(added, state);
    book = [...book, ...added];
    for (const { event, seq } of added)
      for (const letter of lettersFor(event, state, seq, now, playbook, place))
        judge(letter, state, { playbook, chance, why: `seed ${seed}, ${event.type}` });
  }
}

/** Wherever a letter would go, in whatever directory it finds at that moment. */
function judge(letter: Letter, state: Case, at: { playbook: Playbook; chance: Chance; why: string }): void {
  const { playbook, chance, why } = at;
  if (letter.recipient.kind === 'list' && letter.recipient.id === 'users') {
    assert.ok(state.advisory.publications.length > 0, `${why}: the users are told before the publication`);
    return;
  }
  if (letter.recipient.kind !== 'organisation') return;
  const { id } = letter.recipient;
  const party: PartyId = `organisation:${id}`;
  seen.letters += 1;
  const wasSent = state.notices.some(
    ({ sent, stopped }) =>
      sent && !stopped && sent.leavesAt <= letter.dueAt && sent.copies.some(({ organisation }) => organisation === id),
  );
  assert.ok(wasSent, `${why}: a letter to ${id}, which was told nothing`);
  const distributors = directory(chance, 1);
  const fact = distributors.find(({ organisation }) => organisation === id)!;
  const copy = leaves(letter, state, fact, playbook, chance.is(0.5));
  if (copy.kind === 'nothing') {
    seen.nothing += 1;
    return;
  }
  seen[copy.carries] += 1;
  assert.equal(fact.state, 'active', `${why}: a letter to ${id}, which is ${fact.state}`);
  // Once it is public or the embargo has ended, there is nothing left to consent to.
  if (state.advisory.publications.length > 0 || state.exposure.public || state.embargo.state === 'exited') return;
  const consent = consentOf(state, party, { now: letter.dueAt, playbook, facts: { distributors } });
  const told = secretsOf(state).filter((secret) => `${copy.subject}\n${copy.text}`.includes(secret.trim()));
  assert.ok(told.length === 0 || consent === 'signatory', `${why}: ${id} reads “${told[0]}” and is ${consent}`);
}

test('on no course of a case do its words reach anybody but an active member who consents', (t) => {
  for (let seed = 1; seed <= 80; seed += 1) walk(seed);
  t.diagnostic(
    `${seen.letters} letters to organisations: ${seen.content} with words, ${seen.link} without, ${seen.nothing} held back`,
  );
  assert.ok(seen.content >= 20 && seen.link >= 20 && seen.nothing >= 20, JSON.stringify(seen));
});
