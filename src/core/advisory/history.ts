import type { PublishedAdvisory } from './advisory.ts';

/** The revisions that are public: of a draft, all but the one that it would become. */
export const publicRevisions = ({ status, revisions }: PublishedAdvisory): PublishedAdvisory['revisions'] =>
  status === 'draft' ? revisions.slice(0, -1) : revisions;

/** What people read of an advisory in place of a date as long as none of it is public. */
export const notPublished = 'Draft, not published yet';
