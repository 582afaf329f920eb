import type { JSX } from 'preact';
import type { Instant } from '../../core/process/instant.ts';
import { Callout } from '../../parts/callout.tsx';
import { Card } from '../../parts/card.tsx';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { DeskShell } from '../../parts/desk-shell.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import type { Frame } from '../../parts/frame.ts';
import type { NowSentence } from '../../parts/now-bar.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { Time } from '../../parts/time.tsx';
import { Timeline, type TimelineEntry } from '../../parts/timeline.tsx';
import { type StepOffer, StepOfferCard } from './step-offer.tsx';

export interface RotaView {
  readonly now?: NowSentence | undefined;
  readonly done?: string | undefined;
  readonly kind: 'none' | 'weekly' | 'round-robin';
  /** When the duty passes on, in a sentence. */
  readonly rule: string;
  readonly onDuty?: string | undefined;
  readonly since?: Instant | undefined;
  readonly next?: string | undefined;
  readonly handOverAt?: Instant | undefined;
  /** Whether the duty should have passed on, and nobody has acknowledged it. */
  readonly isOverdue: boolean;
  readonly offer?: { readonly to: string; readonly at: Instant; readonly note: string } | undefined;
  /** In the order of their turns. */
  readonly members: readonly {
    readonly name: string;
    readonly away: readonly { readonly from: Instant; readonly until: Instant }[];
  }[];
  readonly offers: readonly StepOffer[];
  readonly history: readonly TimelineEntry[];
}

function Now({ view }: { view: RotaView }): JSX.Element {
  const { onDuty, since, next, handOverAt, offer } = view;
  return (
    <Card title="On duty now" look="panel" id="now">
      <DefinitionList
        facts={[
          { term: 'On duty', is: onDuty },
          { term: 'Since', is: since ? <Time at={since} with="local" /> : undefined },
          { term: 'Next', is: next ?? 'Nobody: there is no one else on the rota who is here' },
          { term: 'Hand-over', is: handOverAt ? <Time at={handOverAt} with="all" /> : undefined },
        ]}
      />
      {offer ? (
        <Callout tone="info" title={`Offered to ${offer.to}`}>
          <p>
            <Time at={offer.at} with="local" />. Not acknowledged yet.
          </p>
          {offer.note ? <p>{offer.note}</p> : null}
        </Callout>
      ) : null}
    </Card>
  );
}

function Order({ view }: { view: RotaView }): JSX.Element {
  return (
    <Card title="In this order" look="panel" id="order">
      <div class="prose">
        <ol>
          {view.members.map((member) => (
            <li key={member.name}>
              {member.name}
              {member.away.map((away) => (
                <span class="muted small" key={away.from}>
                  {' '}
                  away from <Time at={away.from} /> until <Time at={away.until} />
                </span>
              ))}
            </li>
          ))}
        </ol>
      </div>
    </Card>
  );
}

function Body({ view }: { view: RotaView }): JSX.Element {
  if (view.kind === 'none') {
    return (
      <EmptyState title="There is no rota.">
        <p>The team’s list hears of every report. A playbook with “roles: rota: weekly” or “round-robin” begins one.</p>
      </EmptyState>
    );
  }
  return (
    <div class="cols cols-aside">
      <div class="stack stack-6">
        {view.isOverdue ? (
          <Callout tone="warn" title={`The duty should have passed on. ${view.onDuty} is still on duty.`}>
            <p>Only “I have it” passes it on. Both have been told by mail.</p>
          </Callout>
        ) : null}
        {view.members.length === 0 ? (
          <Callout tone="warn" title="Nobody is on the rota yet.">
            <p>Until somebody is, the team’s list is told of every report.</p>
          </Callout>
        ) : null}
        {view.onDuty ? <Now view={view} /> : null}
        {view.offers.length > 0 ? (
          <section class="offers" aria-label="What you can do">
            {view.offers.map((offer) => (
              <StepOfferCard offer={offer} key={offer.id} />
            ))}
          </section>
        ) : null}
        {view.history.length > 0 ? (
          <section class="stack" aria-labelledby="history">
            <h2 id="history">What happened</h2>
            <Timeline entries={view.history} />
          </section>
        ) : null}
      </div>
      <div class="stack stack-5">{view.members.length > 0 ? <Order view={view} /> : null}</div>
    </div>
  );
}

/** Who is on duty, who comes next, and the buttons that pass the duty on. */
export function RotaPage({ frame, view }: { frame: Frame; view: RotaView }): JSX.Element {
  const lead =
    view.kind === 'round-robin'
      ? 'Each report goes to the next one in order; its case says who has it.'
      : view.kind === 'weekly'
        ? view.rule
        : 'Who answers new reports.';
  return (
    <DeskShell frame={frame} title="Rota" now={view.now}>
      <PageHeading title="Rota" lead={lead} />
      <div class="stack stack-5">
        {view.done ? <Callout tone="good" title={view.done} live /> : null}
        <Body view={view} />
      </div>
    </DeskShell>
  );
}
