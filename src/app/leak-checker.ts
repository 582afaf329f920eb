import type { CaseEvent } from '../core/case/events.ts';
import type { ProjectId } from '../core/case/ids.ts';
import type { Case } from '../core/case/model.ts';
import { notYetFound } from '../core/notices/found.ts';
import type { Breach } from '../core/notices/recheck.ts';
import { caseRef, projectOf } from './books.ts';
import { writeInCase } from './duty.ts';
import { fresh, type House } from './house.ts';
import { recheckCases } from './queries/recheck.ts';
import { unhurried } from './unhurried.ts';

/** The day, and the number of playbooks, by which this process looked last. What was found stands in the cases' books. */
const looked = new WeakMap<House, Map<ProjectId, string>>();

/**
 * Judges everything that has left again, with the rules of today: once a day, when the program starts, as its rules may be
 * newer, and when a playbook was adopted. Patches that somebody has downloaded are opened here and nowhere else. What it
 * finds goes into the book of its case, each finding once.
 * @param signal ends it between two messages: what it has not judged by then is judged the next time
 * @returns how many findings are new; undefined where nothing was due
 */
export async function checkWhatLeft(
  house: House,
  project: ProjectId,
  signal?: AbortSignal,
): Promise<number | undefined> {
  const owner = await house.store.readTx(project, (tx) => projectOf(tx, house.root));
  const now = house.now();
  const seen = looked.get(house) ?? new Map<ProjectId, string>();
  looked.set(house, seen);
  const due = `${now.slice(0, 10)}/${owner.playbooks.length}`;
  if (seen.get(project) === due) return undefined;
  let found = 0;
  const how = { rest: unhurried(0.25, signal), opensBundles: true };
  for (const { state, breaches } of await recheckCases(house, project, () => true, how)) {
    if (notYetFound(state, breaches).length === 0) continue;
    const written = await house.store.withTx(project, (tx) =>
      writeInCase(tx, house, owner, caseRef(project, state.id), (newest) => told(house, newest, breaches), now),
    );
    found += written.length;
  }
  seen.set(project, due);
  return found;
}

const told = (house: House, state: Case, breaches: readonly Breach[]): readonly CaseEvent[] =>
  notYetFound(state, breaches).map((breach) => ({ type: 'BreachFound', finding: fresh(house), breach }));
