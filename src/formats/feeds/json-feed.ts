import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { writeJson } from '../json.ts';
import { type AheadItem, type FeedHead, newestFirst, titleOf } from './atom.ts';

/** The advisories as a JSON Feed 1.1, the last changed first. */
export function renderJsonFeed(list: readonly PublishedAdvisory[], head: FeedHead): string {
  return writeJson({
    version: 'https://jsonfeed.org/version/1.1',
    title: head.title,
    home_page_url: head.home,
    feed_url: head.url,
    language: 'en',
    items: [...(head.ahead ?? []).map(aheadItem), ...newestFirst(list).map(item)],
  });
}

const aheadItem = ({ url, title, text, at }: AheadItem) => ({
  id: url,
  url,
  title,
  content_text: text,
  date_published: at,
});

const item = (published: PublishedAdvisory) => ({
  id: published.url,
  url: published.url,
  title: titleOf(published),
  content_text: published.advisory.summary.trim() || published.advisory.title,
  date_published: published.publishedAt,
  date_modified: published.updatedAt,
  authors: [{ name: published.publisher.name }],
  tags: [published.advisory.cve, published.advisory.ghsa, published.advisory.severity].filter(Boolean),
});
