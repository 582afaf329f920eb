import type { Case } from '../case/model.ts';
import { type Instant, sayInstant } from '../process/instant.ts';
import type { Breach } from './recheck.ts';

/** What the leak-checker found once in something that had left, and what a person said of it. */
export interface FoundBreach extends Breach {
  readonly id: string;
  readonly foundAt: Instant;
  readonly answered?: { readonly at: Instant; readonly reason: string; readonly by: string };
}

/** By what a finding is known again: the same rule about the same words of the same message is the same finding. */
const sameness = ({ sent, rule, recipient, message }: Breach): string => [sent, rule, recipient, message].join('\n');

/** Of what was found now, all that the case has not on record: each is told once, whatever became of it. */
export function notYetFound(state: Case, breaches: readonly Breach[]): readonly Breach[] {
  const known = new Set((state.found ?? []).map(sameness));
  return breaches.filter((each) => {
    const name = sameness(each);
    if (known.has(name)) return false;
    known.add(name);
    return true;
  });
}

/** Findings that nobody has looked at yet, the oldest first. */
export const openFindings = ({ found = [] }: Case): readonly FoundBreach[] => found.filter((each) => !each.answered);

/** One finding in a line, for whoever chooses among them. */
export const sayFinding = ({ letter, at, message }: FoundBreach): string =>
  `${letter}, ${sayInstant(at)}: ${message}`.slice(0, 200);
