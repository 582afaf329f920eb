import { type Actor, maySeeCase } from '../../core/access/actor.ts';
import type { Project } from '../../core/access/project.ts';
import type { Case } from '../../core/case/model.ts';
import type { Facts } from '../../core/process/facts.ts';
import type { Instant } from '../../core/process/instant.ts';
import { type Next, nextIn } from '../../core/process/next.ts';
import { playbookOfCase } from '../books.ts';
import type { Surroundings } from '../facts.ts';

/** The one thing to do now, and in which case. */
export type MostUrgent = Next & { readonly number: string };

interface Line {
  readonly number: string;
  readonly next?: Next;
}

/** What is most urgent comes first; then what is due earliest, then the newest case. */
export function byUrgency(a: Line, b: Line): number {
  return (
    (a.next?.urgency ?? 9) - (b.next?.urgency ?? 9) ||
    (a.next?.dueAt ?? '9').localeCompare(b.next?.dueAt ?? '9') ||
    b.number.localeCompare(a.number)
  );
}

/**
 * The most urgent step over these cases for one person; nothing where nothing waits for them. Every page of the desk says
 * it, so that what follows from an unchanged case, world and minute is worked out once for each person.
 */
export function mostUrgent(
  { owner, cases }: Pick<Surroundings, 'owner' | 'cases'>,
  actor: Actor,
  facts: Facts,
  now: Instant,
): MostUrgent | undefined {
  // The playbooks are the owner's own: they need no second look.
  const { playbooks: _, ...rest } = facts;
  const world = { owner, minute: now.slice(0, 'yyyy-mm-ddThh:mm'.length), facts: JSON.stringify(rest) };
  const person = JSON.stringify(actor);
  const lines = cases
    .filter(({ state }) => maySeeCase(actor, state))
    .flatMap(({ state }): MostUrgent[] => {
      const next = remembered(state, world, person, () => {
        const playbook = playbookOfCase(owner, state);
        return nextIn({ case: state, actor, now, playbook, facts });
      });
      return next?.step ? [{ ...next, number: state.number }] : [];
    });
  return lines.sort((a, b) => byUrgency({ number: a.number, next: a }, { number: b.number, next: b }))[0];
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
  readonly byPerson: Map<string, Next | undefined>;
}

const answers = new WeakMap<Case, Remembered>();

function remembered(state: Case, world: World, person: string, find: () => Next | undefined): Next | undefined {
  let known = answers.get(state);
  if (known?.world.owner !== world.owner || known.world.minute !== world.minute || known.world.facts !== world.facts) {
    known = { world, byPerson: new Map() };
    answers.set(state, known);
  }
  if (!known.byPerson.has(person)) known.byPerson.set(person, find());
  return known.byPerson.get(person);
}
