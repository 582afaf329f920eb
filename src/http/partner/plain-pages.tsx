import type { JSX } from 'preact';
import type { PartnerDesk, PartnerNotice } from '../../app/queries/partner.ts';
import type { Organisation } from '../../core/distributors/organisation.ts';
import { stepById } from '../../core/process/index.ts';
import { Callout } from '../../parts/callout.tsx';
import { Card } from '../../parts/card.tsx';
import { CodeBlock } from '../../parts/code-block.tsx';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { EmbargoBanner } from '../../parts/embargo-banner.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import type { Frame } from '../../parts/frame.ts';
import { PageHeading, Section } from '../../parts/page-heading.tsx';
import { PartnerShell } from '../../parts/partner-shell.tsx';
import { type StepField, StepForm } from '../../parts/step-form.tsx';
import { Table } from '../../parts/table.tsx';
import { Time } from '../../parts/time.tsx';
import { DateAnswerForm, type DateQuestion } from '../pages/date-answer-form.tsx';

/** What a form of these pages sent, and what stood in the way. */
export interface PartnerTried {
  readonly step: string;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
}

/** The notices of one organisation, and who asks it to vouch. */
export function PartnerHomePage(props: {
  frame: Frame;
  desk: PartnerDesk;
  leakFields: readonly StepField[];
  done?: string | undefined;
}): JSX.Element {
  const { frame, desk } = props;
  return (
    <PartnerShell frame={frame} title="Notices">
      <PageHeading title={desk.organisation.name} lead={`Membership: ${desk.organisation.state}`} />
      <div class="stack stack-6">
        {props.done ? <Callout tone="good" title={props.done} live /> : null}
        <Section title="Notices" id="notices">
          {desk.notices.length === 0 ? (
            <EmptyState title="No notices.">
              <p>When there is something for you under embargo, it stands here.</p>
            </EmptyState>
          ) : (
            <Table
              caption="Notices, newest first"
              captionHidden
              columns={[
                { key: 'ref', label: 'Reference' },
                { key: 'subject', label: 'Subject' },
                { key: 'sent', label: 'Sent' },
                { key: 'state', label: 'State' },
              ]}
              rows={desk.notices.map((notice) => ({
                id: notice.ref,
                cells: {
                  ref: <a href={`/partner/notices/${notice.ref}`}>{notice.ref}</a>,
                  subject: notice.subject,
                  sent: <Time at={notice.sentAt} />,
                  state: notice.mayAnswer && !notice.answer ? 'a date asks for your answer' : notice.embargo,
                },
              }))}
            />
          )}
        </Section>
        <Section title="Who asks you to vouch" id="vouch">
          {desk.vouchRequests.length === 0 ? <p class="muted">Nobody at the moment.</p> : null}
          <ul>
            {desk.vouchRequests.map(({ id, name }) => (
              <li key={id}>
                <a href={`/partner/vouch/${id}`}>{name}</a>
              </li>
            ))}
          </ul>
        </Section>
        <Card title="Something of yours got out?" look="panel" id="leak">
          <StepForm step="leak" action="/partner/leak" fields={props.leakFields} button="Tell the team now" />
        </Card>
      </div>
    </PartnerShell>
  );
}

function question(notice: PartnerNotice, tried: PartnerTried | undefined): DateQuestion | undefined {
  const { proposal, answer, mayAnswer } = notice;
  if (!proposal || !mayAnswer) return undefined;
  return {
    proposal: proposal.number,
    at: proposal.at,
    note: proposal.note,
    ...(answer ? { answered: { answer: answer.answer, reason: answer.reason, at: answer.at } } : {}),
    ...(tried?.step === 'answer-date' ? { errors: tried.errors, values: tried.values } : {}),
  };
}

/** One notice: its text, until when it binds, and the date on the table. */
export function NoticePage(props: {
  frame: Frame;
  notice: PartnerNotice;
  exposureFields: readonly StepField[];
  tried?: PartnerTried | undefined;
  done?: string | undefined;
}): JSX.Element {
  const { frame, notice, tried } = props;
  const here = `/partner/notices/${notice.ref}/steps`;
  const asked = question(notice, tried);
  const banner = notice.embargo === 'public' ? undefined : <EmbargoBanner until={notice.embargoEnd ?? null} />;
  return (
    <PartnerShell frame={frame} title={notice.ref} banner={banner}>
      <PageHeading eyebrow={`Notice ${notice.ref}`} title={notice.subject} long />
      <div class="stack stack-6">
        {props.done ? <Callout tone="good" title={props.done} live /> : null}
        {tried && tried.errors.length > 0 ? <Callout tone="alarm" title={tried.errors[0]!.message} live /> : null}
        {notice.advisory ? (
          <Callout tone="good" title="It is public">
            <p>
              <a href={`/advisories/${notice.advisory}`}>{notice.advisory}</a>
            </p>
          </Callout>
        ) : null}
        <CodeBlock text={notice.text} wrap />
        {asked ? (
          <Card title="The date" look="strong" id="date">
            <DateAnswerForm question={asked} action={`${here}/answer-date`} />
          </Card>
        ) : null}
        <Card title="You have read it" id="open">
          <StepForm
            step="open-notice"
            action={`${here}/open-notice`}
            fields={[]}
            button="Confirm that we have read it"
          />
        </Card>
        <Card title="You saw it in public" look="panel" id="exposure">
          <StepForm
            step="record-exposure"
            action={`${here}/record-exposure`}
            fields={props.exposureFields}
            button={stepById('record-exposure')!.title}
          />
        </Card>
      </div>
    </PartnerShell>
  );
}

/** One applicant that named this member as its voucher. */
export function VouchPage(props: {
  frame: Frame;
  applicant: Organisation;
  criteria: readonly { readonly id: string; readonly text: string }[];
  forms: readonly { readonly id: string; readonly title: string; readonly fields: readonly StepField[] }[];
}): JSX.Element {
  const { frame, applicant } = props;
  return (
    <PartnerShell frame={frame} title="Vouching">
      <PageHeading title={`${applicant.name} asks you to vouch`} lead={applicant.products} />
      <div class="stack stack-6">
        <DefinitionList
          facts={props.criteria.map(({ id, text }) => ({ term: text, is: applicant.answers[id] ?? '' }))}
        />
        {props.forms.map(({ id, title, fields }) => (
          <Card title={title} key={id}>
            <StepForm
              step={id}
              action={`/partner/vouch/${applicant.id}`}
              hidden={{ answer: id }}
              fields={fields}
              button={title}
            />
          </Card>
        ))}
      </div>
    </PartnerShell>
  );
}
