import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';

/** CSAF 2.0 §5.1: the id in lower case, every run of other characters than a-z 0-9 + - as one underscore. */
export function csafFileName(id: string): string {
  return `${id.toLowerCase().replace(/[^+\-a-z0-9]+/g, '_')}.json`;
}

/** Where the document stands under /.well-known/csaf: `white/<year of first release>/<file name>`. */
export function csafPath(published: PublishedAdvisory): string {
  const year = historyOf(published)[0]!.at.slice(0, 4);
  return `white/${year}/${csafFileName(published.advisory.id)}`;
}

/** Its absolute address on the site that carries the public page (requirement 11 of §7.1). */
export function csafUrl(published: PublishedAdvisory): string {
  return new URL(`/.well-known/csaf/${csafPath(published)}`, published.url).href;
}

/** Revisions by their time; one that says "Initial release" where none is told. */
function historyOf(published: PublishedAdvisory) {
  const told = [...published.revisions].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.number - b.number));
  return told.length > 0 ? told : [{ number: 1, at: published.publishedAt, summary: 'Initial release' }];
}

/**
 * CSAF 2.0 §3.2.1.12 with integer versioning. Public revisions count from 1 without gaps (§6.1.21), whatever drafts
 * came before them; the first and the last of them give the dates of the document.
 */
export function trackingOf(published: PublishedAdvisory, title: string) {
  const history = historyOf(published);
  const at = history.at(-1)!.at;
  const aliases = [published.advisory.cve, published.advisory.ghsa].filter((alias) => alias !== undefined);
  return {
    id: published.advisory.id,
    // The schema allows no empty list, and an advisory may well be published before it has any other id.
    ...(aliases.length > 0 ? { aliases } : {}),
    status: published.status === 'draft' ? 'draft' : 'final',
    version: String(history.length),
    initial_release_date: history[0]!.at,
    current_release_date: at,
    revision_history: history.map((revision, n) => ({
      number: String(n + 1),
      date: revision.at,
      summary: revision.summary.trim() || `Revision ${n + 1} of ${title}`,
    })),
    generator: { engine: { name: 'Tidegate' }, date: at },
  };
}
