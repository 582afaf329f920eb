import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { instant, toEpoch } from '../../core/process/instant.ts';
import { type AheadItem, changedAt, type FeedHead, newestFirst, titleOf, xmlText } from './atom.ts';

/** A moment as RSS writes it (RFC 822 with a year of four digits), such as `Thu, 23 Apr 2026 18:00:00 GMT`. */
const rfc822 = (at: string): string => new Date(toEpoch(instant(at))).toUTCString();

function item(published: PublishedAdvisory): string {
  const { advisory, publishedAt } = published;
  return [
    '    <item>',
    `      <title>${xmlText(titleOf(published))}</title>`,
    `      <link>${xmlText(published.url)}</link>`,
    `      <guid isPermaLink="true">${xmlText(published.url)}</guid>`,
    `      <pubDate>${rfc822(publishedAt)}</pubDate>`,
    `      <description>${xmlText(advisory.summary.trim() || advisory.title)}</description>`,
    '    </item>',
  ].join('\n');
}

const aheadItem = ({ url, title, text, at }: AheadItem): string =>
  [
    '    <item>',
    `      <title>${xmlText(title)}</title>`,
    `      <link>${xmlText(url)}</link>`,
    `      <guid isPermaLink="true">${xmlText(url)}</guid>`,
    `      <pubDate>${rfc822(at)}</pubDate>`,
    `      <description>${xmlText(text)}</description>`,
    '    </item>',
  ].join('\n');

/** The advisories as an RSS 2.0 channel, the last changed first. */
export function renderRss(list: readonly PublishedAdvisory[], head: FeedHead): string {
  const sorted = newestFirst(list);
  const at = changedAt(sorted, head);
  const changed = at && [`    <lastBuildDate>${rfc822(at)}</lastBuildDate>`];
  return `${[
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">',
    '  <channel>',
    `    <title>${xmlText(head.title)}</title>`,
    `    <link>${xmlText(head.home)}</link>`,
    `    <description>${xmlText(head.title)}</description>`,
    `    <atom:link rel="self" type="application/rss+xml" href="${xmlText(head.url)}"/>`,
    '    <generator>Tidegate</generator>',
    ...(changed || []),
    ...(head.ahead ?? []).map(aheadItem),
    ...sorted.map(item),
    '  </channel>',
    '</rss>',
  ].join('\n')}\n`;
}
