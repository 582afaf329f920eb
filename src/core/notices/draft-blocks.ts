import type { Advisory } from '../advisory/advisory.ts';
import { sayAffected } from '../advisory/affected-words.ts';
import type { Case } from '../case/model.ts';
import { currentProposal, type Embargo } from '../embargo/embargo.ts';
import { isNegotiated } from '../embargo/machine.ts';
import { sayInstant } from '../process/instant.ts';

/** A first text for every block, taken from the advisory draft and the dates; the author edits it. */
export function draftBlocks(state: Case): Record<string, string> {
  const advisory = state.advisory.revisions.at(-1)?.advisory;
  const lines = Object.values(state.fixes);
  const releases = lines
    .filter((l) => l.state !== 'declined')
    .map((l) => `${l.line}: ${fixedIn(advisory, l.line) ?? l.planned ?? 'version to be named'}`);
  return {
    description: advisory?.description ?? '',
    versions: advisory ? sayAffected(advisory) : '',
    vectors: advisory?.attackVectors || advisory?.impact || '',
    workarounds: advisory?.workarounds ?? '',
    'next-steps': [
      ...(releases.length > 0 ? [`Planned patch releases: ${releases.join(', ')}.`] : []),
      ...sayDates(state.embargo),
    ].join('\n'),
    ask: 'Please answer on the page of this notice: OK, prefer another date, or object with a reason and the earliest date that works for you.',
  };
}

/** The version that the advisory names for a line: the newer word, where the plan at triage said something else. */
export function fixedIn(advisory: Advisory | undefined, line: string): string | undefined {
  return advisory?.affected.flatMap((a) => a.ranges).find((r) => r.line === line)?.fixed;
}

/** The agreed date once there is one; a proposed one only while it is being talked about (R59). */
function sayDates(embargo: Embargo): readonly string[] {
  const proposal = isNegotiated(embargo) ? currentProposal(embargo) : undefined;
  const agreed = embargo.state === 'exited' ? undefined : embargo.end;
  return [
    ...(agreed ? [`Public disclosure: ${sayInstant(agreed)}.`] : []),
    ...(proposal ? [`Proposed public disclosure: ${sayInstant(proposal.at)}.`] : []),
  ];
}
