import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import type { CsafVersion } from './schema/shapes.ts';
import { statusOf } from './unfinished.ts';

/** CSAF 2.0 §5.1: the id in lower case, every run of other characters than a-z 0-9 + - as one underscore. */
export function csafFileName(id: string): string {
  return `${id.toLowerCase().replace(/[^+\-a-z0-9]+/g, '_')}.json`;
}

/** Where the document stands under /.well-known/csaf: `white/<year of first release>/<file name>`. */
export const csafPath = (published: PublishedAdvisory): string =>
  pathOf(published.advisory.id, historyOf(published)[0]!.at);

const pathOf = (id: string, first: string): string => `white/${first.slice(0, 4)}/${csafFileName(id)}`;

/**
 * The absolute address of a document on the site that carries the public page (requirement 11 of §7.1); 2.1 says clear
 * for white.
 * @param first when it was first released
 */
export function csafAddress(id: string, first: string, page: string, edition: CsafVersion): string {
  const path = pathOf(id, first).replace(/^white/, edition === '2.1' ? 'clear' : 'white');
  return new URL(`/.well-known/csaf/${path}`, page).href;
}

/** When the newest revision came out. */
export const newestOf = (published: PublishedAdvisory): string => historyOf(published).at(-1)!.at;

export const csafUrl = (published: PublishedAdvisory, edition: CsafVersion = '2.0'): string =>
  csafAddress(published.advisory.id, historyOf(published)[0]!.at, published.url, edition);

/** Revisions by their time; one that says "Initial release" where none is told. */
function historyOf(published: PublishedAdvisory) {
  const told = [...published.revisions].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.number - b.number));
  return told.length > 0 ? told : [{ number: 1, at: published.publishedAt, summary: 'Initial release' }];
}

/**
 * CSAF §3.2.1.12 with integer versioning. Public revisions count from 1 without gaps (§6.1.21), whatever drafts came
 * before them; the first and the last of them give the dates of the document. A draft is version 0 (§3.1.11).
 */
export function trackingOf(published: PublishedAdvisory, title: string) {
  const isDraft = published.status === 'draft';
  const told = historyOf(published);
  const history = isDraft ? told.slice(-1) : told;
  const first = isDraft ? 0 : 1;
  const at = newestOf(published);
  const { cve, ghsa, aliases: others = [] } = published.advisory;
  const aliases = [...new Set([cve, ghsa, ...others])].filter((alias) => alias !== undefined);
  return {
    id: published.advisory.id,
    // The schema allows no empty list, and an advisory may well be published before it has any other id.
    ...(aliases.length > 0 ? { aliases } : {}),
    status: isDraft ? 'draft' : statusOf(published),
    version: String(history.length - 1 + first),
    initial_release_date: history[0]!.at,
    current_release_date: at,
    revision_history: history.map((revision, n) => ({
      number: String(n + first),
      date: revision.at,
      summary: revision.summary.trim() || `Revision ${n + first} of ${title}`,
    })),
    generator: { engine: { name: 'Tidegate' }, date: at },
  };
}
