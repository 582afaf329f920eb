import type { Format } from '../format.ts';
import { publicationFaults } from '../obstacles.ts';
import { checkHtml } from './check.ts';
import { renderAdvisoryPage } from './page.tsx';
import { readHtml } from './read.ts';

/** The advisory as one page to keep, to print or to serve from anywhere; its links lead back to the public site. */
export const html: Format = {
  id: 'html',
  title: 'HTML',
  extension: '.html',
  mediaType: 'text/html; charset=utf-8',
  obstacles: publicationFaults,
  render(published) {
    const { origin } = new URL(published.url);
    const { name } = published.publisher;
    return renderAdvisoryPage(published, { project: name, root: origin, links: [] }, []);
  },
  check: checkHtml,
  read: readHtml,
};
