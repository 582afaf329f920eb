import type { JSX } from 'preact';
import type { Membership } from '../../core/distributors/organisation.ts';
import type { Instant } from '../../core/process/instant.ts';
import { ButtonLink } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { DeskShell } from '../../parts/desk-shell.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import type { Frame } from '../../parts/frame.ts';
import type { NowSentence } from '../../parts/now-bar.tsx';
import { PageHeading, Section } from '../../parts/page-heading.tsx';
import { Table } from '../../parts/table.tsx';
import { Tag } from '../../parts/tag.tsx';
import { Time } from '../../parts/time.tsx';

export interface DirectoryItem {
  readonly id: string;
  readonly name: string;
  readonly products: string;
  readonly state: Membership;
  readonly since: Instant;
  /** Version of the embargo policy that it accepted. */
  readonly policyVersion: number;
  readonly isCurrent: boolean;
  /** How many of its people are under its terms. */
  readonly people: { readonly under: number; readonly all: number };
  /** When its criteria are gone through again. */
  readonly reviewDue?: Instant | undefined;
  readonly vouchedBy?: string | undefined;
  readonly strikes: number;
  /** What to know of its key; missing where one is in use that lasts. */
  readonly keyWarning?: string | undefined;
}

export interface DistributorsView {
  readonly now?: NowSentence | undefined;
  readonly policyVersion: number;
  readonly mayImport?: boolean | undefined;
  /** How many a moment ago. */
  readonly invited?: string | undefined;
  readonly organisations: readonly DirectoryItem[];
}

const looks = {
  invited: { tone: 'quiet', icon: 'soon' },
  applied: { tone: 'info', icon: 'soon' },
  vouched: { tone: 'info', icon: 'soon' },
  active: { tone: 'good', icon: 'ok' },
  suspended: { tone: 'warn', icon: 'paused' },
  removed: { tone: 'quiet', icon: 'none' },
  refused: { tone: 'quiet', icon: 'none' },
} as const;

/** A membership's state as word and shape. */
export function MembershipTag({ state }: { state: Membership }): JSX.Element {
  const look = looks[state];
  return (
    <Tag tone={look.tone} icon={look.icon}>
      {state}
    </Tag>
  );
}

/** What it accepted, and what follows where that is not the newest. */
function policyWords({ policyVersion, isCurrent, state }: DirectoryItem): string {
  if (policyVersion === 0) return 'not accepted yet';
  if (isCurrent) return `version ${policyVersion}`;
  return `version ${policyVersion}, out of date${state === 'active' ? ': gets no new notices' : ''}`;
}

function List({ items, title, id }: { items: readonly DirectoryItem[]; title: string; id: string }): JSX.Element {
  return (
    <Section title={title} id={id} aside={<span class="muted small">{items.length}</span>}>
      <Table
        caption={title}
        captionHidden
        columns={[
          { key: 'name', label: 'Organisation' },
          { key: 'state', label: 'State' },
          { key: 'products', label: 'Ships' },
          { key: 'policy', label: 'Embargo policy' },
          { key: 'voucher', label: 'Vouched for by' },
          { key: 'key', label: 'Key' },
          { key: 'people', label: 'People under terms', numeric: true },
          { key: 'review', label: 'Next review' },
          { key: 'strikes', label: 'Leaks', numeric: true },
        ]}
        rows={items.map((item) => ({
          id: item.id,
          cells: {
            name: <a href={`/desk/distributors/${item.id}`}>{item.name}</a>,
            state: (
              <span class="stack stack-1">
                <MembershipTag state={item.state} />
                <span class="muted small">
                  since <Time at={item.since} />
                </span>
              </span>
            ),
            products: item.products,
            policy: policyWords(item),
            voucher: item.vouchedBy ?? <span class="muted">nobody yet</span>,
            key: item.keyWarning ? (
              <Tag tone={item.keyWarning === 'none' ? 'quiet' : 'warn'}>{item.keyWarning}</Tag>
            ) : (
              'in use'
            ),
            people: item.people.all === 0 ? '–' : `${item.people.under} of ${item.people.all}`,
            review: item.reviewDue ? <Time at={item.reviewDue} /> : <span class="muted">–</span>,
            strikes: item.strikes,
          },
        }))}
      />
    </Section>
  );
}

/** The directory: who hears early, who asks to, and who no longer does. */
export function DistributorsPage({ frame, view }: { frame: Frame; view: DistributorsView }): JSX.Element {
  const of = (...states: Membership[]) => view.organisations.filter((each) => states.includes(each.state));
  const applying = of('applied', 'vouched', 'invited');
  const active = of('active');
  const rest = of('suspended', 'removed', 'refused');
  return (
    <DeskShell frame={frame} title="Distributors" now={view.now}>
      <PageHeading title="Distributors" lead={`Embargo policy in force: version ${view.policyVersion}.`}>
        <dl class="tally">
          <div>
            <dt>active</dt>
            <dd>{active.length}</dd>
          </div>
          <div>
            <dt>applying</dt>
            <dd>{applying.length}</dd>
          </div>
          <div>
            <dt>suspended</dt>
            <dd>{of('suspended').length}</dd>
          </div>
        </dl>
      </PageHeading>
      <div class="stack stack-6">
        {view.invited ? <Callout tone="good" title={`${view.invited} were invited`} live /> : null}
        <p>
          <a href="/desk/traces">Something has turned up: whose copy is it?</a>
        </p>
        {view.mayImport ? (
          <p class="row">
            <ButtonLink href="/desk/distributors/import">Import members</ButtonLink>
            <ButtonLink href="/desk/distributors/by-mail">Enter a request that came by mail</ButtonLink>
          </p>
        ) : null}
        {view.organisations.length === 0 ? (
          <EmptyState
            title="No distributors yet."
            action={<ButtonLink href="/join">See the application form</ButtonLink>}
          >
            <p>
              Most projects start with two to five. Send them the address of the form, or import the members of your
              mailing list.
            </p>
          </EmptyState>
        ) : (
          <div class="stack stack-7">
            {applying.length > 0 ? <List items={applying} title="Applying" id="applying" /> : null}
            {active.length > 0 ? <List items={active} title="Active" id="active" /> : null}
            {rest.length > 0 ? <List items={rest} title="No longer told" id="rest" /> : null}
          </div>
        )}
      </div>
    </DeskShell>
  );
}
