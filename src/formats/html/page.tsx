import type { JSX } from 'preact';
import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import type { Exploitation } from '../../core/advisory/exploitation.ts';
import { instant } from '../../core/process/instant.ts';
import { AdvisoryListPage, type AdvisoryListView } from '../../parts/advisory/advisory-list-page.tsx';
import { AdvisoryPage } from '../../parts/advisory/advisory-page.tsx';
import { advisoryView } from '../../parts/advisory/advisory-view.ts';
import type { Alone, Frame } from '../../parts/frame.ts';
import { renderPage } from '../../parts/render-page.ts';

/** Whose pages these are, and from where their links lead. */
export interface PagePlace extends Alone {
  /** Name of the project. */
  readonly project: string;
}

const frameOf = ({ project, ...alone }: PagePlace, path: string, now: string): Frame => ({
  project,
  now: instant(now),
  zone: 'UTC',
  theme: 'auto',
  path,
  mode: 'real',
  alone,
});

/** The page of one advisory as a file: the page that the server shows, without anything that needs a server. */
export function renderAdvisoryPage(
  published: PublishedAdvisory,
  place: PagePlace,
  files: readonly { readonly path: string; readonly mediaType: string }[],
  exploitation?: Exploitation,
): string {
  const frame = frameOf(place, `/advisories/${published.advisory.id}`, published.updatedAt);
  const view = { ...advisoryView({ published, files }), exploitation };
  return written(<AdvisoryPage frame={frame} view={view} />);
}

/** The list of advisories as a file. @param now the moment that the page bears, in UTC */
export function renderListPage(view: AdvisoryListView, place: PagePlace, now: string): string {
  const path = view.year ? `/advisories/year/${view.year}` : '/advisories';
  return written(<AdvisoryListPage frame={frameOf(place, path, now)} view={view} />);
}

const written = (page: JSX.Element): string => `${renderPage(page).toWellFormed()}\n`;
