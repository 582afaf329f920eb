import type { JSX } from 'preact';
import type { Membership } from '../../core/distributors/organisation.ts';
import type { Instant } from '../../core/process/instant.ts';
import { Callout } from '../../parts/callout.tsx';
import { Card } from '../../parts/card.tsx';
import { Markdown } from '../../parts/markdown/markdown.tsx';
import { Tag } from '../../parts/tag.tsx';
import { Time } from '../../parts/time.tsx';

export interface ReviewCardsView {
  readonly votes: readonly {
    readonly by: string;
    readonly vote: 'accept' | 'refuse';
    readonly reason: string;
    readonly at: Instant;
  }[];
  /** How many votes for it the playbook asks for. */
  readonly votesNeeded: number;
  readonly questions: readonly {
    readonly at: Instant;
    readonly question: string;
    readonly answer?: { readonly at: Instant; readonly text: string } | undefined;
  }[];
  readonly appeals: readonly {
    readonly at: Instant;
    readonly reason: string;
    readonly decided?:
      | { readonly at: Instant; readonly outcome: 'stands' | 'reopened'; readonly reason: string }
      | undefined;
  }[];
}

/** What was said against a decision, and what came of it. */
export function Appeals({ appeals }: { appeals: ReviewCardsView['appeals'] }): JSX.Element {
  return (
    <>
      {appeals.map((appeal) => (
        <Callout
          tone={appeal.decided ? 'info' : 'warn'}
          title={appeal.decided ? 'An appeal was decided' : 'It has appealed: a lead decides'}
          key={appeal.at}
        >
          <p class="muted small">
            <Time at={appeal.at} />
          </p>
          <Markdown text={appeal.reason} links="shown" level={3} />
          {appeal.decided ? (
            <p>
              {appeal.decided.outcome === 'stands' ? 'The decision stands' : 'Opened again'}: {appeal.decided.reason}
            </p>
          ) : null}
        </Callout>
      ))}
    </>
  );
}

/** What the team said and asked, and what the applicant answered. */
export function ReviewCards({ view }: { view: ReviewCardsView }): JSX.Element {
  const are = view.votes.filter(({ vote }) => vote === 'accept').length;
  return (
    <>
      {view.votes.length > 0 || view.votesNeeded > 0 ? (
        <Card title="Votes" look="panel">
          <p class="muted small">
            {view.votesNeeded > 0 ? `${are} of the ${view.votesNeeded} votes that it needs.` : `${are} for it.`}
          </p>
          {view.votes.map((each) => (
            <p key={each.by}>
              <Tag tone={each.vote === 'accept' ? 'good' : 'alarm'} icon={each.vote === 'accept' ? 'ok' : 'gateShut'}>
                {each.vote === 'accept' ? 'for' : 'against'}
              </Tag>{' '}
              <strong>{each.by}</strong>: {each.reason}
            </p>
          ))}
        </Card>
      ) : null}
      {view.questions.length > 0 ? (
        <Card title="Asked and answered" look="panel">
          {view.questions.map((each) => (
            <div class="stack stack-2" key={each.at}>
              <p>
                <strong>{each.question}</strong>{' '}
                <span class="muted small">
                  <Time at={each.at} />
                </span>
              </p>
              {each.answer ? (
                <Markdown text={each.answer.text} links="shown" level={3} />
              ) : (
                <p class="muted">No answer yet.</p>
              )}
            </div>
          ))}
        </Card>
      ) : null}
    </>
  );
}

/** Another organisation whose name a quick reader takes for this one's, or that shares its address. */
export interface AlikeView {
  readonly id: string;
  readonly name: string;
  readonly state: Membership;
}

/** What only people can tell apart: names that look the same, and one address for two. */
export function AlikeNotes({
  alike,
  sharing,
}: {
  alike: readonly AlikeView[];
  sharing: readonly string[];
}): JSX.Element | null {
  if (alike.length === 0 && sharing.length === 0) return null;
  return (
    <Callout tone="warn" title="Look twice: it may be taken for another">
      {alike.map((each) => (
        <p key={each.id}>
          <a href={`/desk/distributors/${each.id}`}>{each.name}</a> ({each.state}) has a name that is the same, or looks
          the same.
        </p>
      ))}
      {sharing.map((name) => (
        <p key={name}>{name} has the same role address: only one of the two can be a member.</p>
      ))}
    </Callout>
  );
}
