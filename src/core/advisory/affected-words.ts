import type { Advisory, AffectedRange } from './advisory.ts';
import { sayCommitSpan } from './commits.ts';
import { intervalsOf, sayInterval } from './intervals.ts';

/** Which versions and commits are affected, a line each, for people; a range without a patch says so, and what is planned. */
export const sayAffected = ({ affected }: Pick<Advisory, 'affected'>): string =>
  affected
    .flatMap((each) => [
      ...intervalsOf(each).map((interval) => {
        const said = `${each.product} ${sayInterval(interval)}`;
        return interval.patched ? said : `${said}; ${sayNoPatch(interval.range)}`;
      }),
      ...(each.commits ?? []).map((span) => `${each.product}: ${sayCommitSpan(span)}`),
    ])
    .join('\n');

function sayNoPatch({ unpatched, planned }: AffectedRange): string {
  if (unpatched) return `no patch: ${unpatched}`;
  return `no patch yet${planned ? `: ${planned}` : ''}`;
}
