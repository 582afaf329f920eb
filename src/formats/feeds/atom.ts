import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';

export interface FeedHead {
  /** Absolute address of the feed itself; it also identifies the feed. */
  readonly url: string;
  readonly title: string;
  /** Absolute address of the page that lists the advisories. */
  readonly home: string;
  /** What the public is told ahead of releases, the newest first; it stands before the advisories. */
  readonly ahead?: readonly AheadItem[];
}

/** That a release is coming, as feeds tell it. */
export interface AheadItem {
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly at: string;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for XML 1.0: markup escaped, and without the characters that XML cannot hold. */
export function xmlText(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 §2.2 leaves these out
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll(/[&<>"']/g, (sign) => entities[sign]!)
  );
}

/** How many advisories a feed names: readers ask again long before so many have changed. */
const feedLength = 100;

/** What a feed tells: the advisories that changed last, the newest change first. */
export const newestFirst = (list: readonly PublishedAdvisory[]): PublishedAdvisory[] =>
  list.toSorted((a, b) => (a.updatedAt > b.updatedAt ? -1 : a.updatedAt < b.updatedAt ? 1 : 0)).slice(0, feedLength);

/** The head of a feed in this file of a site. @param address of the site, without a slash at its end */
export const feedHead = (project: string, address: string, file: string): FeedHead => ({
  url: `${address}/${file}`,
  title: `${project} security advisories`,
  home: `${address}/advisories`,
});

export function titleOf({ advisory, status }: PublishedAdvisory): string {
  const ids = [advisory.id, advisory.cve].filter(Boolean).join(', ');
  return `${status === 'withdrawn' ? 'Withdrawn: ' : ''}${advisory.title} (${ids})`;
}

function entry(published: PublishedAdvisory): string {
  const { advisory, publisher } = published;
  const summary = advisory.summary.trim() || advisory.title;
  return [
    '  <entry>',
    `    <id>${xmlText(published.url)}</id>`,
    `    <title>${xmlText(titleOf(published))}</title>`,
    `    <link rel="alternate" type="text/html" href="${xmlText(published.url)}"/>`,
    `    <published>${published.publishedAt}</published>`,
    `    <updated>${published.updatedAt}</updated>`,
    `    <author><name>${xmlText(publisher.name)}</name></author>`,
    `    <summary type="text">${xmlText(summary)}</summary>`,
    '  </entry>',
  ].join('\n');
}

const aheadEntry = (project: string, { url, title, text, at }: AheadItem): string =>
  [
    '  <entry>',
    `    <id>${xmlText(url)}</id>`,
    `    <title>${xmlText(title)}</title>`,
    `    <link rel="alternate" type="text/html" href="${xmlText(url)}"/>`,
    `    <published>${at}</published>`,
    `    <updated>${at}</updated>`,
    `    <author><name>${xmlText(project)}</name></author>`,
    `    <summary type="text">${xmlText(text)}</summary>`,
    '  </entry>',
  ].join('\n');

/** The newest change that a feed tells of. */
export const changedAt = (sorted: readonly PublishedAdvisory[], { ahead = [] }: FeedHead): string | undefined =>
  [...ahead.map(({ at }) => at), ...sorted.slice(0, 1).map(({ updatedAt }) => updatedAt)].sort().at(-1);

/** The advisories as an Atom feed (RFC 4287), the last changed first. */
export function renderAtom(list: readonly PublishedAdvisory[], head: FeedHead): string {
  const sorted = newestFirst(list);
  const updated = changedAt(sorted, head) ?? '1970-01-01T00:00:00Z';
  return `${[
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `  <id>${xmlText(head.url)}</id>`,
    `  <title>${xmlText(head.title)}</title>`,
    `  <updated>${updated}</updated>`,
    `  <link rel="self" type="application/atom+xml" href="${xmlText(head.url)}"/>`,
    `  <link rel="alternate" type="text/html" href="${xmlText(head.home)}"/>`,
    '  <generator>Tidegate</generator>',
    ...(head.ahead ?? []).map((item) => aheadEntry(head.title, item)),
    ...sorted.map(entry),
    '</feed>',
  ].join('\n')}\n`;
}
