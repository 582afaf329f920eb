import type { JSX } from 'preact';
import type { Instant } from '../../core/process/instant.ts';
import { Callout } from '../../parts/callout.tsx';
import { DeskShell } from '../../parts/desk-shell.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import type { Frame } from '../../parts/frame.ts';
import type { NowSentence } from '../../parts/now-bar.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { Table } from '../../parts/table.tsx';
import { Tag } from '../../parts/tag.tsx';
import { Time } from '../../parts/time.tsx';
import { DeliveryOutcomeForm } from './delivery-outcome-form.tsx';

export interface DeliveriesView {
  readonly now?: NowSentence | undefined;
  /** Those that wait for a person: in doubt first. */
  readonly deliveries: readonly {
    readonly id: string;
    readonly letter: string;
    readonly recipient: string;
    readonly status: string;
    readonly changedAt: Instant;
    readonly attempts: number;
    readonly case?: string | undefined;
  }[];
  readonly done?: string | undefined;
}

/** Messages that neither arrived nor failed for certain. Nothing is sent twice unless a person says so here. */
export function DeliveriesPage({ frame, view }: { frame: Frame; view: DeliveriesView }): JSX.Element {
  return (
    <DeskShell frame={frame} title="Deliveries" now={view.now}>
      <PageHeading
        title="Deliveries"
        lead="Messages that wait for a person. Nothing is sent a second time unless you say so."
      />
      <div class="stack stack-5">
        {view.done ? <Callout tone="good" title={view.done} live /> : null}
        {view.deliveries.length === 0 ? (
          <EmptyState title="Every message has arrived or is on its way.">
            <p>If one is in doubt, it stands here until a person says what became of it.</p>
          </EmptyState>
        ) : (
          <Table
            caption="Deliveries in doubt or failed"
            captionHidden
            columns={[
              { key: 'letter', label: 'Message' },
              { key: 'recipient', label: 'To' },
              { key: 'status', label: 'State' },
              { key: 'at', label: 'Since' },
              { key: 'act', label: '' },
            ]}
            rows={view.deliveries.map((each) => ({
              id: each.id,
              isLate: each.status === 'in doubt',
              cells: {
                letter: (
                  <>
                    {each.letter}
                    {each.case ? (
                      <>
                        {' '}
                        <a href={`/desk/cases/${each.case}`}>{each.case}</a>
                      </>
                    ) : null}
                  </>
                ),
                recipient: each.recipient,
                status: (
                  <Tag tone={each.status === 'in doubt' ? 'warn' : 'alarm'} icon="warn">
                    {each.status}
                  </Tag>
                ),
                at: (
                  <>
                    <Time at={each.changedAt} />{' '}
                    <span class="muted small">{each.attempts === 1 ? '1 attempt' : `${each.attempts} attempts`}</span>
                  </>
                ),
                act: (
                  <DeliveryOutcomeForm
                    action={`/desk/deliveries/${each.id}/resolution`}
                    about={`message to ${each.recipient}`}
                  />
                ),
              },
            }))}
          />
        )}
      </div>
    </DeskShell>
  );
}
