import type { JSX } from 'preact';
import type { Inbox } from '../../app/queries/cases.ts';
import { sayInstant } from '../../core/process/instant.ts';
import { Clocks } from '../../parts/clock.tsx';
import { DeskShell } from '../../parts/desk-shell.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import type { Frame } from '../../parts/frame.ts';
import type { NowSentence } from '../../parts/now-bar.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { Table } from '../../parts/table.tsx';

/** The one sentence that stands on every page of the desk. */
export function nowOf(inbox: Inbox): NowSentence {
  const { next } = inbox;
  if (!next) return { text: 'Nothing is waiting for you.', tone: 'calm' };
  const due = next.dueAt ? `, due ${sayInstant(next.dueAt)}` : '';
  return {
    text: `${next.sentence}${due}`,
    tone: next.urgency === 0 ? 'late' : 'due',
    href: `/desk/cases/${next.number}${next.step ? `#step-${next.step}` : ''}`,
    action: 'Do it',
  };
}

/** Every case that the person may see, the most urgent first. */
export function InboxPage({ frame, inbox }: { frame: Frame; inbox: Inbox }): JSX.Element {
  return (
    <DeskShell frame={frame} title="Inbox" now={nowOf(inbox)}>
      <PageHeading title="Inbox" />
      {inbox.cases.length === 0 ? (
        <EmptyState title="No cases.">
          <p>When a report arrives, it stands here with its clocks running.</p>
        </EmptyState>
      ) : (
        <Table
          caption="Cases, the most urgent first"
          columns={[
            { key: 'case', label: 'Case' },
            { key: 'title', label: 'Title' },
            { key: 'status', label: 'Status' },
            { key: 'next', label: 'Next' },
            { key: 'clocks', label: 'Clocks' },
          ]}
          rows={inbox.cases.map((line) => ({
            id: line.number,
            isLate: line.clocks.some((clock) => clock.state === 'late'),
            cells: {
              case: <a href={`/desk/cases/${line.number}`}>{line.number}</a>,
              title: line.title,
              status: line.isPublic ? `${line.status}, public` : line.status,
              next: line.next?.sentence ?? '',
              clocks: <Clocks clocks={line.clocks.filter((clock) => !clock.metAt)} />,
            },
          }))}
        />
      )}
    </DeskShell>
  );
}
