import type { JSX } from 'preact';
import type { Instant } from '../../core/process/instant.ts';
import { ButtonLink } from '../button.tsx';
import { Callout } from '../callout.tsx';
import { EmptyState } from '../empty-state.tsx';
import { type Frame, linkTo } from '../frame.ts';
import { Crumbs } from '../nav.tsx';
import { PageHeading } from '../page-heading.tsx';
import { PublicShell } from '../public-shell.tsx';
import type { Severity } from '../severity-badge.tsx';
import { Time } from '../time.tsx';
import { AdvisoryCard, type AdvisoryItem } from './advisory-card.tsx';

export interface AdvisoryListView {
  /** Newest first. */
  readonly advisories: readonly AdvisoryItem[];
  /** The year that this page is about; all of them otherwise, of which it may show the newest alone. */
  readonly year?: string | undefined;
  /** Releases that are coming, as far as the public is told of them ahead. */
  readonly ahead?: readonly {
    readonly id: string;
    readonly title: string;
    readonly text: string;
    readonly at: Instant;
  }[];
  /** Every year with how many became public in it, newest first. */
  readonly years: readonly { readonly year: string; readonly count: number }[];
}

const feeds = [
  { type: 'application/atom+xml', href: '/feed.atom', title: 'Advisories (Atom)' },
  { type: 'application/rss+xml', href: '/feed.rss', title: 'Advisories (RSS)' },
  { type: 'application/feed+json', href: '/feed.json', title: 'Advisories (JSON Feed)' },
];

const programs = [
  { href: '/feed.atom', text: 'Atom' },
  { href: '/feed.rss', text: 'RSS' },
  { href: '/feed.json', text: 'JSON Feed' },
  { href: '/.well-known/csaf/provider-metadata.json', text: 'CSAF provider' },
  { href: '/osv/all.zip', text: 'all as OSV' },
];

const severities: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'none'];

/** What an advisory is shown under: a withdrawn one has no severity any more. */
const kindOf = (item: AdvisoryItem): string =>
  item.status === 'withdrawn' ? 'withdrawn' : (item.severity ?? 'unrated');

/** Leaves the advisories of one severity. The stylesheet does it, so that it works without a server and a script. */
function Filter({ items }: { items: readonly AdvisoryItem[] }): JSX.Element | null {
  const counted = [...severities, 'unrated', 'withdrawn'].map((kind) => ({
    kind,
    count: items.filter((item) => kindOf(item) === kind).length,
  }));
  const kinds = counted.filter(({ count }) => count > 0);
  if (kinds.length < 2) return null;
  return (
    <fieldset class="filter row row-tight">
      <legend>Show</legend>
      {[{ kind: 'all', count: items.length }, ...kinds].map(({ kind, count }) => (
        <label key={kind}>
          <input type="radio" name="show" value={kind} checked={kind === 'all'} autocomplete="off" /> {kind} ({count})
        </label>
      ))}
    </fieldset>
  );
}

function Years({ frame, view }: { frame: Frame; view: AdvisoryListView }): JSX.Element | null {
  if (view.years.length < 2 && !view.year) return null;
  return (
    <nav aria-label="By year">
      <ul class="row row-tight">
        {view.years.map(({ year, count }) => (
          <li key={year}>
            <a
              href={linkTo(frame, `/advisories/year/${year}`)}
              aria-current={year === view.year ? 'page' : undefined}
            >{`${year} (${count})`}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** All that has been published, or all of one year. */
export function AdvisoryListPage({ frame, view }: { frame: Frame; view: AdvisoryListView }): JSX.Element {
  const { year, advisories } = view;
  const all = view.years.reduce((sum, { count }) => sum + count, 0);
  const which = year ? ` in ${year}` : '';
  const how = all > advisories.length && !year ? `, the newest ${advisories.length} of ${all}` : ', newest first';
  return (
    <PublicShell frame={frame} title={year ? `Advisories of ${year}` : 'Advisories'} indexed alternates={feeds}>
      {year ? <Crumbs links={[{ href: '/advisories', text: 'Advisories' }]} /> : null}
      <PageHeading
        title={year ? `Advisories of ${year}` : 'Advisories'}
        lead={`Every vulnerability of ${frame.project} that has been made public${which}${how}.`}
      >
        <Years frame={frame} view={view} />
        <p class="row small">
          {programs.map(({ href, text }) => (
            <a href={linkTo(frame, href)} key={href}>
              {text}
            </a>
          ))}
        </p>
      </PageHeading>
      {(view.ahead ?? []).map(({ id, title, text, at }) => (
        <section id={id} key={id}>
          <Callout tone="warn" title={title}>
            <p>{text}</p>
            <p class="small">
              Announced on <Time at={at} />.
            </p>
          </Callout>
        </section>
      ))}
      {advisories.length === 0 ? (
        <EmptyState
          title="No advisories yet."
          action={frame.alone ? undefined : <ButtonLink href="/policy">How we handle reports</ButtonLink>}
        >
          <p>Nothing has been made public so far.</p>
        </EmptyState>
      ) : (
        <>
          <Filter items={advisories} />
          <ul class="stack shown">
            {advisories.map((item) => (
              <li data-kind={kindOf(item)} key={item.id}>
                <AdvisoryCard item={item} level={2} />
              </li>
            ))}
          </ul>
        </>
      )}
    </PublicShell>
  );
}
