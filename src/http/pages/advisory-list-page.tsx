import type { JSX } from 'preact';
import { ButtonLink } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import type { Frame } from '../../parts/frame.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PublicShell } from '../../parts/public-shell.tsx';
import { AdvisoryCard, type AdvisoryItem } from './advisory-card.tsx';

export interface AdvisoryListView {
  /** Newest first. */
  readonly advisories: readonly AdvisoryItem[];
}

const alternates = [{ type: 'application/atom+xml', href: '/feed.atom', title: 'Advisories' }];

/** All that has been published. */
export function AdvisoryListPage({ frame, view }: { frame: Frame; view: AdvisoryListView }): JSX.Element {
  return (
    <PublicShell frame={frame} title="Advisories" indexed alternates={alternates}>
      <PageHeading
        title="Advisories"
        lead={`Every vulnerability of ${frame.project} that has been made public, newest first.`}
      >
        <p class="row">
          <a href="/feed.atom">Atom feed</a>
          <a href="/.well-known/csaf/provider-metadata.json">CSAF provider</a>
        </p>
      </PageHeading>
      {view.advisories.length === 0 ? (
        <EmptyState title="No advisories yet." action={<ButtonLink href="/policy">How we handle reports</ButtonLink>}>
          <p>Nothing has been made public so far.</p>
        </EmptyState>
      ) : (
        <div class="stack">
          {view.advisories.map((item) => (
            <AdvisoryCard item={item} level={2} key={item.id} />
          ))}
        </div>
      )}
    </PublicShell>
  );
}
