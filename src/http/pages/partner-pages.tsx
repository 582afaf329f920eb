import type { JSX } from 'preact';
import type { Instant } from '../../core/process/instant.ts';
import { Button } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { Card } from '../../parts/card.tsx';
import { EmbargoBanner } from '../../parts/embargo-banner.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorSummary, type FieldError } from '../../parts/error-summary.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import type { Frame } from '../../parts/frame.ts';
import { Markdown } from '../../parts/markdown/markdown.tsx';
import { Crumbs } from '../../parts/nav.tsx';
import type { NowSentence } from '../../parts/now-bar.tsx';
import { PageHeading, Section } from '../../parts/page-heading.tsx';
import { PartnerShell } from '../../parts/partner-shell.tsx';
import { Tag } from '../../parts/tag.tsx';
import { Time } from '../../parts/time.tsx';
import { ConsentCard, type ConsentView, StatusCard } from './consent-card.tsx';
import { answerWords, DateAnswerForm, type DateQuestion } from './date-answer-form.tsx';
import { FeedbackCard } from './feedback-card.tsx';
import { FixCard, type FixCardView } from './fix-card.tsx';
import { PartnerLeakCard } from './partner-leak-card.tsx';
import { AffectedCard, QuestionCard } from './said-cards.tsx';
import { type GivenBack, UnsentCard } from './unsent-card.tsx';

export interface PartnerNoticeItem {
  readonly ref: string;
  readonly href: string;
  readonly sentAt: Instant;
  readonly embargoEnd?: Instant | undefined;
  readonly isPublic: boolean;
  /** What this organisation has answered; nothing is its own sign. */
  readonly answer?: 'ok' | 'prefer' | 'object' | undefined;
  readonly mayAnswer: boolean;
}

export interface PartnerListView {
  readonly now?: NowSentence | undefined;
  readonly organisation: string;
  /** Whether it is on the list no more, and has been told. */
  readonly isOffList?: boolean | undefined;
  /** Since when it is suspended, where it is: then it is shown no notices. */
  readonly suspendedSince?: Instant | undefined;
  readonly notices: readonly PartnerNoticeItem[];
  /** How many organisations wait for this one to vouch. */
  readonly vouchRequests: number;
  /** The embargo policy in force, where it waits for the organisation's consent. */
  readonly newPolicy?: { readonly version: number; readonly text: string } | undefined;
  /** Whether the playbook lets members read who else is on the list. */
  readonly mayReadMembers?: boolean | undefined;
  /** Whether the reader is of the roster and has not accepted the terms by name. */
  readonly isWithoutTerms?: boolean | undefined;
}

function NoticeItem({ item }: { item: PartnerNoticeItem }): JSX.Element {
  const isWaiting = item.mayAnswer && item.answer === undefined;
  return (
    <Card
      title={`Notice ${item.ref}`}
      href={item.href}
      look={isWaiting ? 'strong' : 'plain'}
      aside={
        item.isPublic ? (
          <Tag tone="good" icon="world">
            public
          </Tag>
        ) : (
          <Tag tone="alarm" icon="lock">
            embargoed
          </Tag>
        )
      }
    >
      <p class="row">
        {item.embargoEnd ? (
          <span>
            {item.isPublic ? 'Public since' : 'Embargoed until'} <Time at={item.embargoEnd} with="all" />
          </span>
        ) : (
          <span>No date is agreed yet.</span>
        )}
      </p>
      <p class="small muted">
        Sent <Time at={item.sentAt} />.{' '}
        {item.answer ? `Your answer to the date: ${answerWords[item.answer]}.` : isWaiting ? 'Not answered.' : null}
      </p>
    </Card>
  );
}

/** What one distributor has to see: its notices. No title stands in a list. */
export function PartnerListPage({ frame, view }: { frame: Frame; view: PartnerListView }): JSX.Element {
  return (
    <PartnerShell frame={frame} title="Notices" now={view.now}>
      <PageHeading eyebrow={view.organisation} title="Notices" />
      <div class="stack">
        <p>
          <a href="/partner/calendar">Follow the dates in your calendar</a>
        </p>
        {view.isWithoutTerms ? (
          <Callout tone="warn" title="Accept the terms by name first">
            <p>
              {view.organisation} named you as somebody who needs to know. You read its notices once you have{' '}
              <a href="/partner/people">accepted the terms</a>.
            </p>
          </Callout>
        ) : null}
        {view.newPolicy ? (
          <Callout tone="warn" title={`The embargo policy has a new text: version ${view.newPolicy.version}`}>
            <p>
              New notices reach you once {view.suspendedSince ? 'the suspension has ended and ' : ''}your organisation
              has accepted it.
            </p>
            <Markdown text={view.newPolicy.text} lines="kept" />
            <Form action="/partner/policy" plain hidden={{ version: String(view.newPolicy.version) }}>
              <FormActions>
                <Button look="main">We accept version {view.newPolicy.version}</Button>
              </FormActions>
            </Form>
          </Callout>
        ) : null}
        {view.mayReadMembers ? (
          <p>
            <a href="/partner/members">Who else is on the list</a>
          </p>
        ) : null}
        {view.vouchRequests > 0 ? (
          <Callout tone="info" title="Somebody names you as their voucher">
            <p>
              <a href="/partner/vouch">Look at {view.vouchRequests === 1 ? 'the application' : 'the applications'}</a>
            </p>
          </Callout>
        ) : null}
        {view.isOffList ? (
          <EmptyState title={`${view.organisation} is no longer on the distributors list.`}>
            <p>
              The mail about it says why, and how to appeal where that is possible. What you were told under embargo
              stays under the terms that you accepted, until it is public.
            </p>
          </EmptyState>
        ) : view.suspendedSince ? (
          <EmptyState title={`The membership of ${view.organisation} is suspended.`}>
            <p>
              Since <Time at={view.suspendedSince} />, and until the team ends it, no new notice reaches you and those
              that you had are not shown here. The mail about it says why, and how to appeal. What you were told under
              embargo stays under the terms that you accepted, until it is public.
            </p>
          </EmptyState>
        ) : view.isWithoutTerms ? null : view.notices.length === 0 ? (
          <EmptyState title="No open embargo.">
            <p>When the team has something to tell you, it stands here, and a mail without content points to it.</p>
          </EmptyState>
        ) : (
          view.notices.map((item) => <NoticeItem item={item} key={item.ref} />)
        )}
      </div>
    </PartnerShell>
  );
}

export interface PartnerNoticeView {
  readonly now?: NowSentence | undefined;
  readonly ref: string;
  readonly subject: string;
  /** The notice as sent to this organisation. */
  readonly text: string;
  /** Notices that came before it, newest first. */
  readonly earlier?: readonly { readonly sentAt: Instant; readonly text: string }[] | undefined;
  readonly sentAt: Instant;
  readonly isPublic: boolean;
  readonly embargoEnd?: Instant | undefined;
  readonly question?: DateQuestion | undefined;
  readonly action: string;
  /** Address of the published advisory. */
  readonly advisoryHref?: string | undefined;
  readonly hasFollowUp: boolean;
  /** Where the organisation says that it has read the notice. */
  readonly readAction?: string | undefined;
  readonly consent?: ConsentView | undefined;
  /** Where the organisation says where it stands with the report. */
  readonly status?: Parameters<typeof StatusCard>[0] | undefined;
  /** What was typed into the report of a leak, where that was refused. */
  readonly leak?: GivenBack | undefined;
  /** What stood in the way of a form other than those of the date and the terms, which say it themselves. */
  readonly errors?: readonly FieldError[] | undefined;
  /** What was typed into a form that is gone from the page. */
  readonly unsent?: GivenBack | undefined;
  readonly fix?: FixCardView | undefined;
  /** Where it says what it found when it tried the fix. */
  readonly feedback?: Parameters<typeof FeedbackCard>[0] | undefined;
  /** Where it says whether it is affected, and asks the team. */
  readonly affected?: Parameters<typeof AffectedCard>[0] | undefined;
  readonly questions?: Parameters<typeof QuestionCard>[0] | undefined;
  /** When it has said so. */
  readonly readAt?: Instant | undefined;
  readonly done?: string | undefined;
}

/** One notice: what is the matter, until when it is secret, and the three answers to the date. */
export function PartnerNoticePage({ frame, view }: { frame: Frame; view: PartnerNoticeView }): JSX.Element {
  const banner = view.isPublic ? undefined : <EmbargoBanner until={view.embargoEnd ?? null} caseNumber={view.ref} />;
  return (
    <PartnerShell frame={frame} title={`Notice ${view.ref}`} now={view.now} banner={banner}>
      <Crumbs links={[{ href: '/partner', text: 'Notices' }]} />
      <PageHeading
        eyebrow={
          <>
            Sent <Time at={view.sentAt} />
          </>
        }
        title={`Notice ${view.ref}`}
      />
      <div class="stack stack-5">
        {view.done ? <Callout tone="good" title={view.done} live /> : null}
        <ErrorSummary errors={view.errors ?? []} />
        {view.unsent ? <UnsentCard {...view.unsent} /> : null}
        {view.isPublic ? (
          <Callout tone="good" title="The embargo has ended">
            <p>
              {view.advisoryHref ? (
                <>
                  The advisory is public: <a href={view.advisoryHref}>read it</a>.
                </>
              ) : (
                'The matter is public.'
              )}{' '}
              {view.hasFollowUp ? 'The releases are out.' : null}
            </p>
          </Callout>
        ) : null}
        <div class="cols cols-aside">
          <div class="stack">
            <div class="paper">
              <p class="muted small">{view.subject}</p>
              <Markdown text={view.text} lines="kept" level={2} />
            </div>
            {view.readAction ? (
              <Form action={view.readAction} id="read" label="You have read it">
                <FormActions>
                  <Button>We have read it</Button>
                </FormActions>
              </Form>
            ) : null}
            {view.readAt ? (
              <p class="small muted">
                On <Time at={view.readAt} with="local" /> you told the team that you have read it.
              </p>
            ) : null}
            {(view.earlier ?? []).map((each) => (
              <details key={each.sentAt}>
                <summary>
                  Earlier notice, <Time at={each.sentAt} />
                </summary>
                <div class="paper">
                  <Markdown text={each.text} lines="kept" level={2} />
                </div>
              </details>
            ))}
          </div>
          <div class="stack">
            {view.question ? (
              <Card title="The date" look={view.question.answered ? 'plain' : 'strong'} id="date">
                <DateAnswerForm question={view.question} action={view.action} />
              </Card>
            ) : null}
            {view.consent ? <ConsentCard view={view.consent} /> : null}
          </div>
        </div>
        <div class="cols cols-aside">
          <div class="stack">
            {view.fix ? <FixCard view={view.fix} /> : null}
            {view.feedback ? <FeedbackCard {...view.feedback} /> : null}
            {view.questions ? <QuestionCard {...view.questions} /> : null}
          </div>
          <div class="stack">
            {view.affected ? <AffectedCard {...view.affected} /> : null}
            {view.status ? <StatusCard {...view.status} /> : null}
            <PartnerLeakCard notice={view.ref} {...view.leak} />
          </div>
        </div>
      </div>
    </PartnerShell>
  );
}

export interface VouchListView {
  readonly requests: readonly { readonly id: string; readonly name: string; readonly since: Instant }[];
  /** Whom it vouches for, as long as nothing is decided. */
  readonly given: readonly { readonly id: string; readonly name: string; readonly since: Instant }[];
}

/** Who asks this organisation to vouch. */
export function VouchListPage({ frame, view }: { frame: Frame; view: VouchListView }): JSX.Element {
  return (
    <PartnerShell frame={frame} title="Vouching">
      <PageHeading title="Vouching" lead="Organisations that name you as the member who knows them." />
      {view.requests.length === 0 ? (
        <EmptyState title="Nobody asks you to vouch." />
      ) : (
        <Section title="Waiting for you" id="waiting">
          {view.requests.map((request) => (
            <Card title={request.name} level={3} href={`/partner/vouch/${request.id}`} key={request.id}>
              <p class="muted">
                Asked since <Time at={request.since} />
              </p>
            </Card>
          ))}
        </Section>
      )}
      {view.given.length > 0 ? (
        <Section title="You vouch for" id="given">
          {view.given.map((each) => (
            <Card title={each.name} level={3} href={`/partner/vouch/${each.id}`} key={each.id}>
              <p class="muted">
                Since <Time at={each.since} />. Until the team has decided, you can take it back.
              </p>
            </Card>
          ))}
        </Section>
      ) : null}
    </PartnerShell>
  );
}
