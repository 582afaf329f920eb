import type { JSX } from 'preact';
import type { DateAnswerKind } from '../../core/embargo/embargo.ts';
import type { Instant } from '../../core/process/instant.ts';
import { Callout } from '../../parts/callout.tsx';
import { useFrame } from '../../parts/frame.ts';
import { Markdown } from '../../parts/markdown/markdown.tsx';
import { Section } from '../../parts/page-heading.tsx';
import { Table } from '../../parts/table.tsx';
import { Time } from '../../parts/time.tsx';
import { answerWords } from './date-answer-form.tsx';

export interface NegotiationView {
  readonly at: Instant;
  readonly isDecided: boolean;
  /** When the embargo ended before the date that was agreed. */
  readonly endedAt?: Instant | undefined;
  readonly answersBy?: Instant | undefined;
  /** What was agreed for the case that something becomes known. */
  readonly trigger?: string | undefined;
  readonly parties: readonly {
    readonly party: string;
    /** Nothing is its own sign: silence is shown as silence. */
    readonly answer?: DateAnswerKind | undefined;
    /** Who decided the date needs no answer to it. */
    readonly hasDecided?: boolean | undefined;
    readonly reason?: string | undefined;
    readonly earliest?: Instant | undefined;
    readonly isLate: boolean;
  }[];
  readonly exemptions: readonly { readonly party: string; readonly text: string; readonly inForce: boolean }[];
  /** What broke the embargo, while the advisory is not out yet. */
  readonly ended?: string | undefined;
  /** What an early end has drafted, as it would leave now; `href` is where it is read whole and changed. */
  readonly drafts: readonly { readonly title: string; readonly text: string; readonly href?: string | undefined }[];
  readonly next: readonly { readonly title: string; readonly href: string; readonly inTheWay: readonly string[] }[];
}

function Ended({ view }: { view: NegotiationView }): JSX.Element {
  return (
    <Callout tone="alarm" title={`The embargo has ended early: ${view.ended}`}>
      <p>Every message is drafted. What is next, in this order:</p>
      <ol class="list">
        {view.next.map((each) => (
          <li key={each.href + each.title}>
            <a href={each.href}>{each.title}</a>
            {each.inTheWay.length > 0 ? `. In the way: ${each.inTheWay.join('; ')}.` : null}
          </li>
        ))}
      </ol>
      {view.drafts.map((draft) => (
        <details key={draft.title}>
          <summary>{draft.title}</summary>
          <div class="paper">
            <Markdown text={draft.text} lines="kept" level={4} />
          </div>
          {draft.href ? (
            <p>
              <a href={draft.href}>Go to it</a>
            </p>
          ) : null}
        </details>
      ))}
    </Callout>
  );
}

function answerOf({ answer, hasDecided, isLate }: NegotiationView['parties'][number]): JSX.Element | string {
  if (answer) return `${answerWords[answer]}${isLate ? ', late' : ''}`;
  return hasDecided ? 'decided the date' : <span class="muted">no answer</span>;
}

/** The date between team, reporter and distributors: who said what, what was agreed besides, and its early end. */
export function NegotiationCard({ view }: { view: NegotiationView }): JSX.Element {
  const { now } = useFrame();
  return (
    <Section title="The date and its parties" id="date">
      {view.ended === undefined ? (
        <p>
          {view.isDecided ? 'Decided: ' : 'Proposed: '}
          <strong>
            <Time at={view.at} with={view.endedAt ? 'local' : 'all'} />
          </strong>
          {view.endedAt ? (
            <>
              . It ended before that, on <Time at={view.endedAt} />.
            </>
          ) : null}
          {view.answersBy && !view.isDecided ? (
            <>
              . {now >= view.answersBy ? 'The time to answer ended' : 'The parties may answer until'}{' '}
              <Time at={view.answersBy} with="distance" />.
            </>
          ) : null}
        </p>
      ) : (
        <Ended view={view} />
      )}
      {view.trigger ? <p>Agreed besides: {view.trigger}</p> : null}
      <Table
        caption="Answers of the parties"
        captionHidden
        columns={[
          { key: 'party', label: 'Party' },
          { key: 'answer', label: 'Answer' },
          { key: 'reason', label: 'Reason' },
        ]}
        rows={view.parties.map((each) => ({
          id: each.party,
          cells: {
            party: each.party,
            answer: answerOf(each),
            reason: (
              <>
                {each.reason}
                {each.earliest ? (
                  <>
                    {' '}
                    Earliest <Time at={each.earliest} />
                  </>
                ) : null}
              </>
            ),
          },
        }))}
      />
      {view.exemptions.map((each) => (
        <p key={each.party + each.text}>
          Exemption for {each.party}: {each.text}{' '}
          <span class="muted">{each.inForce ? 'In force.' : 'Not in force: it waits for its notice to all.'}</span>
        </p>
      ))}
    </Section>
  );
}
