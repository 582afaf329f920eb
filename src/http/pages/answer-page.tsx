import type { JSX } from 'preact';
import type { Instant } from '../../core/process/instant.ts';
import { Button } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { Card } from '../../parts/card.tsx';
import { ErrorSummary, type FieldError } from '../../parts/error-summary.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import type { Frame } from '../../parts/frame.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PublicShell } from '../../parts/public-shell.tsx';
import { Time } from '../../parts/time.tsx';
import { DateAnswerForm, type DateQuestion } from './date-answer-form.tsx';
import { FeedbackCard } from './feedback-card.tsx';
import { AffectedCard, QuestionCard } from './said-cards.tsx';
import { type GivenBack, UnsentCard } from './unsent-card.tsx';

export interface AnswerView {
  readonly ref: string;
  readonly sentAt: Instant;
  /** Address of the page; each answer goes to its step below it. */
  readonly here: string;
  readonly question?: DateQuestion | undefined;
  readonly readAt?: Instant | undefined;
  readonly hasConsented: boolean;
  /** What stood in the way of an answer other than that to the date. */
  readonly errors: readonly FieldError[];
  /** What was typed into the form of that step. */
  readonly tried?: ({ readonly step: string } & GivenBack) | undefined;
  /** Whether the form of that step stands on the page no more. */
  readonly isGone?: boolean | undefined;
  readonly done?: string | undefined;
}

/** Answering without an account. It shows nothing of the notice: whoever reads mail on its way may open this page too. */
export function AnswerPage({ frame, view }: { frame: Frame; view: AnswerView }): JSX.Element {
  const { ref } = view;
  return (
    <PublicShell frame={frame} title={`Answer to notice ${ref}`} width="narrow" alike>
      <PageHeading
        eyebrow={
          <>
            Sent <Time at={view.sentAt} />
          </>
        }
        title={`Answer to notice ${ref}`}
        lead="Nothing is answered until you press a button here. What you answer is recorded as your organisation’s answer, by link."
      />
      <div class="stack">
        {view.done ? <Callout tone="good" title={view.done} live /> : null}
        <ErrorSummary errors={view.errors} />
        {view.isGone ? <UnsentCard {...view.tried} /> : null}
        {view.hasConsented ? (
          <Answers view={view} />
        ) : (
          <Callout tone="warn" title="The terms come first">
            <p>
              Your organisation has not accepted the embargo of this case. Sign in and accept it:{' '}
              <a href={`/partner/notices/${ref}`}>notice {ref}</a>.
            </p>
          </Callout>
        )}
        <Card title="Something got out?" look="panel">
          <p>
            Tell the team exactly what and to whom, at once. Thanks come first.{' '}
            <a href={`/report/leak?about=${encodeURIComponent(ref)}`}>Report a leak</a>
          </p>
        </Card>
        <p class="small muted">
          The notice itself is not shown here. Read it after signing in: <a href={`/partner/notices/${ref}`}>{ref}</a>.
          Keep this link to yourself: whoever has it can answer for your organisation.
        </p>
      </div>
    </PublicShell>
  );
}

function Answers({ view }: { view: AnswerView }): JSX.Element {
  const { here } = view;
  const given = (step: string): GivenBack =>
    view.tried?.step === step ? { values: view.tried.values, errors: view.tried.errors } : {};
  return (
    <>
      {view.question ? (
        <Card title="The date" look={view.question.answered ? 'plain' : 'strong'} id="date">
          <DateAnswerForm question={view.question} action={`${here}/answer-date`} />
        </Card>
      ) : null}
      {view.readAt ? (
        <p class="small muted">
          On <Time at={view.readAt} /> you told the team that you have read the notice.
        </p>
      ) : (
        <Form action={`${here}/open-notice`} label="You have read the notice">
          <FormActions>
            <Button>We have read the notice</Button>
          </FormActions>
        </Form>
      )}
      <AffectedCard action={`${here}/tell-affected`} {...given('tell-affected')} />
      <FeedbackCard action={`${here}/give-feedback`} {...given('give-feedback')} />
      <QuestionCard action={`${here}/ask-team`} {...given('ask-team')} />
    </>
  );
}
