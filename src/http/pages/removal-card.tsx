import type { JSX } from 'preact';
import type { RemovalNotice } from '../../app/queries/removal.ts';
import { Callout } from '../../parts/callout.tsx';
import { Section } from '../../parts/page-heading.tsx';
import { Time } from '../../parts/time.tsx';
import { MailWords } from './mail-words.tsx';
import { type StepOffer, StepOffers } from './step-offer.tsx';
import { StopWindow } from './stop-window.tsx';

export interface RemovalCardView
  extends Pick<RemovalNotice, 'state' | 'reason' | 'permanent' | 'leavesAt' | 'reaches' | 'copies'> {
  /** Names; of one that was sent there are none. */
  readonly draftedBy?: string | undefined;
  readonly approvedBy: readonly string[];
  /** Approving, sending and stopping it. */
  readonly offers: readonly StepOffer[];
}

/** Steps that are about a removal that is written, and stand beside it. */
export const removalSteps: ReadonlySet<string> = new Set(['approve-removal', 'remove', 'stop-removal']);

const organisations = (count: number): string => `${count} organisation${count === 1 ? '' : 's'}`;

/** A removal of a member on its way: what is written, to whom it goes in which words, and what can be done about it. */
export function RemovalCard({ view }: { view: RemovalCardView }): JSX.Element {
  const stop = view.state === 'leaving' ? view.offers.find(({ id }) => id === 'stop-removal') : undefined;
  // Whoever stops it too late comes back to what has left, and reads there that it has.
  const offers = view.offers.filter(
    ({ isUnfolded }) => view.state === 'draft' || (view.state === 'sent' && isUnfolded),
  );
  return (
    <Section
      title="Notice of the removal"
      id="removal"
      aside={
        <span class="muted small">
          {view.state === 'draft' ? 'goes to' : view.state === 'leaving' ? 'is going to' : 'went to'}{' '}
          {organisations(view.reaches)}
        </span>
      }
    >
      <div class="stack">
        {view.leavesAt && view.state === 'leaving' ? <StopWindow leavesAt={view.leavesAt} stop={stop} /> : null}
        {view.state === 'draft' ? (
          <Callout tone="info" title={view.permanent ? 'A removal for good is written' : 'A removal is written'}>
            <p>{view.reason}</p>
            <p>
              Written by {view.draftedBy};{' '}
              {view.approvedBy.length > 0 ? `approved by ${view.approvedBy.join(', ')}` : 'nobody has approved it'}.
              Nobody outside the team has been told.
            </p>
          </Callout>
        ) : null}
        {view.leavesAt && view.state === 'sent' ? (
          <p>
            It left on <Time at={view.leavesAt} />.
          </p>
        ) : null}
        {view.copies.length > 0 ? (
          <>
            <p class="muted">
              Whom it goes to comes from the directory and the playbook. This is what each gets, byte for byte:
            </p>
            {view.copies.map(({ organisation, name, subject, text }) => (
              <details key={organisation}>
                <summary>{name}</summary>
                <MailWords subject={subject} text={text} title={`The copy of ${name}`} />
              </details>
            ))}
          </>
        ) : null}
        {offers.length > 0 ? <StepOffers offers={offers} /> : null}
      </div>
    </Section>
  );
}
