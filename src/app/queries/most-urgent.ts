import { type Actor, actorText, isOfSecurity, maySeeCase } from '../../core/access/actor.ts';
import { type Project, playbookInForce } from '../../core/access/project.ts';
import type { Case } from '../../core/case/model.ts';
import { waitsForSecond } from '../../core/distributors/removal.ts';
import { after, notBefore } from '../../core/process/calendar.ts';
import type { Facts } from '../../core/process/facts.ts';
import { type Instant, sayInstant } from '../../core/process/instant.ts';
import { byUrgency, mostUrgent, type Next, nextIn } from '../../core/process/next.ts';
import { playbookOfCase } from '../books.ts';
import { dutyOf } from '../duty.ts';
import type { Surroundings } from '../facts.ts';

/** Where a person finds what they are told to do. */
export type Place =
  | { readonly kind: 'case'; readonly number: string }
  | { readonly kind: 'application'; readonly organisation: string }
  | { readonly kind: 'room' }
  | { readonly kind: 'notice'; readonly ref: string }
  | { readonly kind: 'vouch'; readonly organisation: string }
  | { readonly kind: 'policy' }
  | { readonly kind: 'deliveries' }
  | { readonly kind: 'rota' }
  | { readonly kind: 'leaks' };

/** The one answer to "what must I do now?" over everything that a person has, and where. */
export type Answer = Next & { readonly place?: Place };

/** What an answer over everything looks at. */
type Known = Pick<Surroundings, 'owner' | 'cases' | 'inDoubt'> & Partial<Pick<Surroundings, 'organisations'>>;

interface Line {
  readonly number: string;
  readonly next: Next;
}

/** What is most urgent comes first; then what is due earliest, then the newest case. */
export function mostUrgentFirst(a: Line, b: Line): number {
  return byUrgency(a.next, b.next) || b.number.localeCompare(a.number);
}

/**
 * The one answer for a person of the team over these cases and the applications that wait for them. Every page of the desk
 * says it, so that what follows from an unchanged case, world and minute is worked out once for each person.
 */
export function answerFor(around: Known, actor: Actor, facts: Facts, now: Instant): Answer {
  const { owner, cases } = around;
  // The playbooks are the owner's own: they need no second look.
  const { playbooks: _, ...rest } = facts;
  const world = { owner, minute: now.slice(0, 'yyyy-mm-ddThh:mm'.length), facts: JSON.stringify(rest) };
  const person = JSON.stringify(actor);
  const lines = cases
    .filter(({ state }) => maySeeCase(actor, state))
    .map(({ state }): Line => {
      const find = () => nextIn({ case: state, actor, now, playbook: playbookOfCase(owner, state), facts });
      return { number: state.number, next: remembered(state, world, person, find) };
    });
  return answerOver(lines, around, actor, facts, now);
}

/** The one answer over cases whose own answers are known already. */
export function answerOver(lines: readonly Line[], around: Known, actor: Actor, facts: Facts, now: Instant): Answer {
  const ofCases = [...lines]
    .sort(mostUrgentFirst)
    .map(({ number, next }): Answer => ({ ...next, place: { kind: 'case', number } }));
  return mostUrgent<Answer>([
    ...ofCases,
    ...leakReportsFor(actor, around),
    ...deliveriesFor(actor, around),
    ...handOffFor(actor, around.owner, facts, now),
    ...removalsFor(actor, around, facts),
    ...applicationsFor(actor, facts),
    ...reviewsFor(actor, around.owner, facts, now),
  ]);
}

/** A leak that a member has reported goes before everything until a case has taken it in (R81). */
function leakReportsFor(actor: Actor, { cases, organisations = [] }: Known): readonly Answer[] {
  if (!isOfSecurity(actor)) return [];
  const taken = new Set(cases.flatMap(({ state }) => (state.leaks ?? []).map(({ report }) => report)));
  const waiting = organisations.filter(({ leaks }) => leaks.some(({ ref }) => !taken.has(ref)));
  return waiting.map(({ name }) => ({
    what: 'Tie the leak to its case',
    sentence: `${name} has reported a leak: tie it to its case, at once`,
    step: 'record-leak',
    urgency: -1,
    place: { kind: 'leaks' },
  }));
}

/** Whether a letter arrived that may or may not have left is for a person to find out; nothing is sent twice by itself. */
function deliveriesFor(actor: Actor, { cases, inDoubt }: Known): readonly Answer[] {
  if (!isOfSecurity(actor)) return [];
  const seen = new Set(cases.filter(({ state }) => maySeeCase(actor, state)).map(({ state }) => state.id));
  const mine = inDoubt.filter(({ book }) => book.kind !== 'case' || seen.has(book.id));
  if (mine.length === 0) return [];
  const which = mine.length === 1 ? '1 delivery is' : `${mine.length} deliveries are`;
  return [
    {
      what: 'Say what became of a delivery',
      sentence: `${which} in doubt: find out whether it arrived, and say so`,
      step: 'resolve-delivery',
      urgency: 1,
      place: { kind: 'deliveries' },
    },
  ];
}

/** A duty that was offered stays with whoever has it until it is taken over (R89). */
function handOffFor(actor: Actor, owner: Project, { team }: Facts, now: Instant): readonly Answer[] {
  const offer = owner.rota && dutyOf(owner, team, now)?.offer;
  if (actor.kind !== 'account' || offer?.to !== actor.id) return [];
  return [
    {
      what: 'Take the duty over',
      sentence: 'Rota: the duty is offered to you: take it over',
      step: 'acknowledge-hand-off',
      urgency: 1,
      place: { kind: 'rota' },
    },
  ];
}

/** A removal that is written waits for a second person where one is asked for, and then for whoever sends it (R82). */
function removalsFor(actor: Actor, { owner, organisations = [] }: Known, { team }: Facts): readonly Answer[] {
  if (!isOfSecurity(actor)) return [];
  const playbook = playbookInForce(owner);
  return organisations.flatMap(({ id, name, removal }): readonly Answer[] => {
    if (!removal) return [];
    const waits = waitsForSecond(removal, playbook, team.length);
    // Whoever wrote it waits for somebody else.
    if (waits && removal.draftedBy === actorText(actor)) return [];
    const [what, step] = waits ? ['Approve the removal', 'approve-removal'] : ['Send the removal', 'remove'];
    const sentence = `${name}: ${what}, or stop it`;
    return [{ what, sentence, step, urgency: 2, place: { kind: 'application', organisation: id } }];
  });
}

/** Organisations for which somebody has vouched wait for the team's word (R74). */
function applicationsFor(actor: Actor, { distributors }: Facts): readonly Answer[] {
  if (!isOfSecurity(actor)) return [];
  return distributors
    .filter(({ state }) => state === 'vouched')
    .map(({ organisation, name }) => ({
      what: 'Decide on the application',
      sentence: `${name}: Decide on the application for the list of distributors`,
      step: 'accept',
      urgency: 3,
      place: { kind: 'application', organisation },
    }));
}

/** Members whose criteria nobody has gone through for as long as the playbook lets it be (R87). */
function reviewsFor(actor: Actor, owner: Project, { distributors }: Facts, now: Instant): readonly Answer[] {
  const { membership, calendar } = playbookInForce(owner);
  if (actor.kind !== 'account' || !actor.roles.includes('lead') || !membership.review) return [];
  const { review } = membership;
  return distributors.flatMap(({ organisation, name, state, lookedAt }): readonly Answer[] => {
    if (state !== 'active' || !lookedAt || now < notBefore(lookedAt, review)) return [];
    const dueAt = after(lookedAt, review, calendar);
    if (now < dueAt) return [];
    const what = 'Go through the criteria of the member';
    const sentence = `${name}: ${what}; the last time was ${sayInstant(lookedAt)}`;
    return [{ what, sentence, step: 'review', dueAt, urgency: 3, place: { kind: 'application', organisation } }];
  });
}

/** All besides case and person that an answer hangs on. */
interface World {
  readonly owner: Project;
  readonly minute: string;
  readonly facts: string;
}

interface Remembered {
  readonly world: World;
  /** By the whole of the actor, roles included: nobody is ever given what was worked out for somebody else. */
  readonly byPerson: Map<string, Next>;
}

const answers = new WeakMap<Case, Remembered>();

function remembered(state: Case, world: World, person: string, find: () => Next): Next {
  let known = answers.get(state);
  if (known?.world.owner !== world.owner || known.world.minute !== world.minute || known.world.facts !== world.facts) {
    known = { world, byPerson: new Map() };
    answers.set(state, known);
  }
  const next = known.byPerson.get(person) ?? find();
  known.byPerson.set(person, next);
  return next;
}
