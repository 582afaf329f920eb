import type { Advisory, PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { intervalsOf } from '../../core/advisory/intervals.ts';
import type { Json } from './notes.ts';

/**
 * Whether more is to be expected: a line that has neither an end, nor a patch, nor a reason for none, or a product that is
 * under investigation.
 */
export const isUnfinished = ({ affected, statements = [] }: Advisory): boolean =>
  statements.some(({ status }) => status === 'under investigation') ||
  affected.some((one) =>
    intervalsOf(one).some(({ patched, last, range }) => !patched && last === undefined && !range.unpatched),
  );

/** The status of a document that is out: whoever relies on it should come back for an `interim` one (CSAF §3.2.1.12.7). */
export const statusOf = ({ advisory, status }: Pick<PublishedAdvisory, 'advisory' | 'status'>): 'final' | 'interim' =>
  status === 'published' && isUnfinished(advisory) ? 'interim' : 'final';

/** How far the vendor has come with it, as of the newest revision (CSAF §3.2.3.8); nothing before publication. */
export const involvementsOf = (published: Pick<PublishedAdvisory, 'advisory' | 'status'>, at: string): Json[] =>
  published.status === 'draft'
    ? []
    : [{ party: 'vendor', status: statusOf(published) === 'interim' ? 'in_progress' : 'completed', date: at }];
