import type { JSX } from 'preact';
import type { Instant } from '../../core/process/instant.ts';
import { ButtonLink } from '../../parts/button.tsx';
import { Clock, type ClockView } from '../../parts/clock.tsx';
import { DeskShell } from '../../parts/desk-shell.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import type { Frame } from '../../parts/frame.ts';
import type { NowSentence } from '../../parts/now-bar.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { type Severity, SeverityBadge } from '../../parts/severity-badge.tsx';
import { Table } from '../../parts/table.tsx';
import { type TabLink, Tabs } from '../../parts/tabs.tsx';
import { Tag } from '../../parts/tag.tsx';
import { Time } from '../../parts/time.tsx';

export interface InboxItem {
  readonly number: string;
  readonly href: string;
  readonly title: string;
  readonly status: string;
  /** The clock that runs out first. */
  readonly clock?: ClockView | undefined;
  /** What this person must do in it, in one sentence; nothing when it waits for others. */
  readonly next?: string | undefined;
  readonly severity?: Severity | undefined;
  readonly score?: number | undefined;
  readonly embargoEnd?: Instant | undefined;
  readonly isPublic: boolean;
  readonly isSaidPublic?: boolean;
  readonly isNew?: boolean | undefined;
}

export interface InboxView {
  readonly now: NowSentence;
  /** Views of the list, each with an address; none where one list is enough. */
  readonly tabs: readonly TabLink[];
  /** The most urgent first. */
  readonly items: readonly InboxItem[];
  /** How many mails were not taken and wait for somebody. */
  readonly mails?: number;
  readonly onDuty?: string | undefined;
  /** When nothing is here: what comes next, such as the next clock. */
  readonly emptySentence?: string | undefined;
}

function row(item: InboxItem) {
  return {
    id: item.number,
    isLate: item.clock?.state === 'late',
    cells: {
      case: (
        <span class="stack stack-1">
          <a href={item.href} class="nowrap">
            {item.number}
          </a>
          <span class="row row-tight">
            {item.isPublic ? (
              <Tag tone="alarm" icon="world">
                public
              </Tag>
            ) : null}
            {item.isSaidPublic ? (
              <Tag tone="alarm" icon="warn">
                said to be public
              </Tag>
            ) : null}
            {item.isNew ? <Tag tone="info">new</Tag> : null}
          </span>
        </span>
      ),
      clock: item.clock ? <Clock clock={item.clock} /> : <span class="muted">no clock runs</span>,
      title: (
        <span class="stack stack-1">
          <span>{item.title}</span>
          {item.next ? <span class="muted small">{item.next.replace(`${item.number}: `, '')}</span> : null}
        </span>
      ),
      state: item.status,
      severity: item.severity ? (
        <SeverityBadge severity={item.severity} score={item.score} />
      ) : (
        <span class="muted">not scored</span>
      ),
      embargo: item.embargoEnd ? <Time at={item.embargoEnd} /> : <span class="muted">no date yet</span>,
    },
  };
}

/** What must I do now, by when: one sentence above, then every case that the person may see. */
export function InboxPage({ frame, view }: { frame: Frame; view: InboxView }): JSX.Element {
  return (
    <DeskShell frame={frame} title="Inbox" now={view.now}>
      <PageHeading title="Inbox">{view.onDuty ? <p class="muted">On duty: {view.onDuty}</p> : null}</PageHeading>
      <div class="stack stack-5">
        {view.mails ? (
          <p>
            <Tag tone="warn">mail</Tag>{' '}
            <a href="/desk/mail">{view.mails === 1 ? '1 mail was not taken' : `${view.mails} mails were not taken`}</a>,
            with the reason.
          </p>
        ) : null}
        {view.tabs.length > 0 ? <Tabs label="Views" tabs={view.tabs} /> : null}
        {view.items.length === 0 ? (
          <EmptyState title="Nothing is waiting." action={<ButtonLink href="/report">See the report form</ButtonLink>}>
            <p>{view.emptySentence ?? 'When a report arrives, it stands here with its clocks running.'}</p>
          </EmptyState>
        ) : (
          <Table
            caption="Cases, the most urgent first"
            captionHidden
            columns={[
              { key: 'case', label: 'Case' },
              { key: 'clock', label: 'Next clock' },
              { key: 'title', label: 'What' },
              { key: 'state', label: 'State' },
              { key: 'severity', label: 'Severity' },
              { key: 'embargo', label: 'Embargo until' },
            ]}
            rows={view.items.map(row)}
          />
        )}
      </div>
    </DeskShell>
  );
}
