import type { JSX } from 'preact';
import { EmptyState } from '../../parts/empty-state.tsx';
import type { Frame } from '../../parts/frame.ts';
import { Crumbs } from '../../parts/nav.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PartnerShell } from '../../parts/partner-shell.tsx';
import { PublicShell } from '../../parts/public-shell.tsx';
import { Table } from '../../parts/table.tsx';

export interface MemberListView {
  /** Whether everybody reads the list, or its members alone. */
  readonly readBy: 'public' | 'organisations';
  readonly members: readonly { readonly name: string; readonly products: string }[];
}

function Members({ view }: { view: MemberListView }): JSX.Element {
  if (view.members.length === 0) return <EmptyState title="The list has no members yet." />;
  return (
    <Table
      caption="Members"
      captionHidden
      columns={[
        { key: 'name', label: 'Organisation' },
        { key: 'products', label: 'Ships' },
      ]}
      rows={view.members.map(({ name, products }) => ({ id: name, cells: { name, products } }))}
    />
  );
}

/** Who hears early, for everybody. */
export function MemberListPage({ frame, view }: { frame: Frame; view: MemberListView }): JSX.Element {
  return (
    <PublicShell frame={frame} title="Who hears early">
      <PageHeading
        title="Who hears early"
        lead={`Organisations that ship ${frame.project} and hear of vulnerabilities before the public does, under an embargo.`}
      />
      <div class="stack">
        <Members view={view} />
        <p>
          <a href="/join">How to join</a>
        </p>
      </div>
    </PublicShell>
  );
}

/** Who else is on the list, for its members. */
export function PartnerMemberListPage({ frame, view }: { frame: Frame; view: MemberListView }): JSX.Element {
  return (
    <PartnerShell frame={frame} title="Members">
      <Crumbs links={[{ href: '/partner', text: 'Notices' }]} />
      <PageHeading
        title="Members"
        lead={
          view.readBy === 'public'
            ? 'Everybody may read this list.'
            : 'Its members may read this list. What a notice says is still for your own people alone.'
        }
      />
      <Members view={view} />
    </PartnerShell>
  );
}
