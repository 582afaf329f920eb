import type { Affected, Interval } from './intervals.ts';
import { readPurl } from './purl.ts';

/** The range in the vers notation, such as `vers:golang/>=1.33.0|<1.33.4`. */
export function versOf(affected: Affected, interval: Interval): string {
  const scheme = (affected.purl && readPurl(affected.purl)?.type) || 'generic';
  const from = interval.introduced === '0' ? [] : [`>=${encodeURIComponent(interval.introduced)}`];
  const to = interval.before ? [`<${encodeURIComponent(interval.before)}`] : [];
  return `vers:${scheme}/${[...from, ...to].join('|') || '*'}`;
}
