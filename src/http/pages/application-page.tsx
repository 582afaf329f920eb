import type { JSX } from 'preact';
import type { Membership } from '../../core/distributors/organisation.ts';
import { type Instant, sayInstant } from '../../core/process/instant.ts';
import { Button } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { Card } from '../../parts/card.tsx';
import { Checklist, type ChecklistItem } from '../../parts/checklist.tsx';
import { ErrorSummary, type FieldError } from '../../parts/error-summary.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import type { Frame } from '../../parts/frame.ts';
import { Markdown } from '../../parts/markdown/markdown.tsx';
import { PageHeading, Section } from '../../parts/page-heading.tsx';
import { PublicShell } from '../../parts/public-shell.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { Time } from '../../parts/time.tsx';
import { MembershipTag } from './distributors-page.tsx';

export interface ApplicationPageView {
  /** Path of this page: whoever has it acts for the applicant. */
  readonly address: string;
  readonly name: string;
  readonly reference: string;
  readonly state: Membership;
  readonly appliedAt: Instant;
  readonly isByMail: boolean;
  /** A voucher that declined is still `asked` here. */
  readonly voucher: {
    readonly named: string;
    readonly state: 'none' | 'asked' | 'vouched';
    readonly isNeeded: boolean;
  };
  readonly decided?: { readonly at: Instant; readonly reason: string } | undefined;
  readonly question?: { readonly at: Instant; readonly text: string } | undefined;
  readonly answered: readonly { readonly question: string; readonly answer: string; readonly at: Instant }[];
  readonly appeals: readonly {
    readonly at: Instant;
    readonly reason: string;
    readonly decided?: { readonly outcome: 'stands' | 'reopened'; readonly reason: string } | undefined;
  }[];
  readonly mayAppeal: boolean;
  readonly isAppealed: boolean;
  readonly policy: { readonly version: number; readonly hash: string; readonly at: Instant };
  readonly newPolicy?: { readonly version: number; readonly text: string } | undefined;
  readonly criteria: readonly { readonly id: string; readonly text: string; readonly answer: string }[];
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly done?: string | undefined;
}

const leads: Readonly<Record<Membership, string>> = {
  invited: 'The team has put you down for the list. Answer the criteria, and accept the policy.',
  applied: 'The team has your application.',
  vouched: 'Somebody vouches for you. The team decides next.',
  active: 'You are on the list. A mail with a one-time link went to your role address.',
  suspended: 'Your membership is suspended. No notices reach you.',
  removed: 'Your organisation was taken off the list.',
  refused: 'Your application was refused.',
};

function stagesOf({ state, voucher, question, appliedAt, isByMail }: ApplicationPageView): readonly ChecklistItem[] {
  const isDecided = !['applied', 'vouched'].includes(state);
  const vouched = voucher.state === 'vouched';
  return [
    {
      id: 'applied',
      name: isByMail ? 'Your request came by mail' : 'You applied',
      state: 'done',
      note: sayInstant(appliedAt),
    },
    {
      id: 'voucher',
      name: voucher.named ? `${voucher.named} vouches for you` : 'Somebody vouches for you',
      state: vouched
        ? 'done'
        : !voucher.isNeeded || isDecided
          ? 'not needed'
          : voucher.state === 'asked'
            ? 'in progress'
            : 'not started',
      note:
        vouched || !voucher.isNeeded || isDecided
          ? undefined
          : voucher.state === 'asked'
            ? 'Asked; no answer yet.'
            : 'Nobody was asked yet.',
      isNext: !isDecided && voucher.isNeeded && !vouched && !question,
    },
    {
      id: 'checked',
      name: 'The team goes through the criteria',
      state: isDecided ? 'done' : 'in progress',
      note: question ? 'It waits for your answer.' : undefined,
      isNext: question !== undefined,
    },
    {
      id: 'decided',
      name: 'The decision, with its reason',
      state: isDecided ? 'done' : 'not started',
      isNext: !isDecided && !question && (vouched || !voucher.isNeeded),
    },
  ];
}

function Question({ view }: { view: ApplicationPageView }): JSX.Element | null {
  if (!view.question) return null;
  return (
    <Card title="The team asks you" look="strong" id="question">
      <Markdown text={view.question.text} links="shown" level={3} />
      <Form action={`${view.address}/steps/answer`}>
        <ErrorSummary errors={view.errors} />
        <TextArea
          name="answer"
          label="Your answer"
          rows={5}
          value={view.values.answer}
          error={view.errors.find(({ field }) => field === 'answer')?.message}
        />
        <FormActions>
          <Button look="main">Send the answer</Button>
        </FormActions>
      </Form>
    </Card>
  );
}

function Appeal({ view }: { view: ApplicationPageView }): JSX.Element | null {
  if (!view.mayAppeal) return null;
  return (
    <Card title="Appeal" look="panel" id="appeal">
      <p>Say what the team should know or look at again. It answers with a reason.</p>
      <Form action={`${view.address}/steps/appeal`}>
        <ErrorSummary errors={view.errors} />
        <TextArea
          name="reason"
          label="Your reasons"
          rows={5}
          value={view.values.reason}
          error={view.errors.find(({ field }) => field === 'reason')?.message}
        />
        <FormActions>
          <Button>Appeal</Button>
        </FormActions>
      </Form>
    </Card>
  );
}

function NewPolicy({ view }: { view: ApplicationPageView }): JSX.Element | null {
  if (!view.newPolicy) return null;
  return (
    <Callout tone="warn" title={`The embargo policy has a new text: version ${view.newPolicy.version}`}>
      <p>You applied under version {view.policy.version}. Notices reach members who accepted the newest text.</p>
      <Markdown text={view.newPolicy.text} lines="kept" />
      <Form action={`${view.address}/steps/accept-policy`} plain>
        <FormActions>
          <Button look="main">We accept version {view.newPolicy.version}</Button>
        </FormActions>
      </Form>
    </Callout>
  );
}

/** An application behind its own address: how far it is, what the team asks, what was decided and why. */
export function ApplicationPage({ frame, view }: { frame: Frame; view: ApplicationPageView }): JSX.Element {
  return (
    <PublicShell frame={frame} title={`Application ${view.reference}`}>
      <PageHeading eyebrow={`Reference ${view.reference}`} title={view.name} lead={leads[view.state]} long>
        <p class="row">
          <MembershipTag state={view.state} />
        </p>
      </PageHeading>
      <div class="stack stack-6">
        {view.done ? <Callout tone="good" title={view.done} live /> : null}
        {view.decided ? (
          <Callout tone={view.state === 'active' ? 'good' : 'warn'} title="What the team decided">
            <p>
              On <Time at={view.decided.at} with="local" />
              {view.state === 'active' ? '.' : `: ${view.decided.reason}`}
            </p>
          </Callout>
        ) : null}
        <NewPolicy view={view} />
        <Question view={view} />
        <Section title="How far it is" id="stages">
          <Checklist items={stagesOf(view)} label="Stages of the application" />
        </Section>
        {view.appeals.map((appeal) => (
          <Card title="Your appeal" look="panel" key={appeal.at}>
            <Markdown text={appeal.reason} links="shown" level={3} />
            <p class="muted">
              {appeal.decided
                ? `${appeal.decided.outcome === 'stands' ? 'The decision stands' : 'It was granted'}: ${appeal.decided.reason}`
                : 'The team has not answered yet.'}
            </p>
          </Card>
        ))}
        <Appeal view={view} />
        {view.answered.length > 0 ? (
          <Section title="What the team asked" id="answered">
            {view.answered.map((each) => (
              <div class="stack stack-2" key={each.at}>
                <p>
                  <strong>{each.question}</strong>
                </p>
                <Markdown text={each.answer} links="shown" level={3} />
              </div>
            ))}
          </Section>
        ) : null}
        <details>
          <summary>What you wrote</summary>
          <div class="stack stack-5">
            {view.criteria.map((criterion) => (
              <div class="stack stack-2" key={criterion.id}>
                <h3>{criterion.text}</h3>
                <Markdown text={criterion.answer} links="shown" level={4} />
              </div>
            ))}
          </div>
        </details>
        {view.policy.version > 0 ? (
          <p class="muted small">
            You accepted <a href={`/policy/embargo/${view.policy.version}`}>version {view.policy.version}</a> of the
            embargo policy on <Time at={view.policy.at} with="local" />. SHA-256{' '}
            <span class="hash">{view.policy.hash}</span>
          </p>
        ) : null}
        <p class="muted small">
          Whoever has the address of this page can answer for you. Keep it as you keep a password.
        </p>
      </div>
    </PublicShell>
  );
}
