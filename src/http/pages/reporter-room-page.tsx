import type { JSX } from 'preact';
import type { Instant } from '../../core/process/instant.ts';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { Card } from '../../parts/card.tsx';
import { RadioGroup } from '../../parts/choice-group.tsx';
import { Clock, type ClockView } from '../../parts/clock.tsx';
import { ErrorSummary, type FieldError } from '../../parts/error-summary.tsx';
import { FileField } from '../../parts/file-field.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import type { Frame } from '../../parts/frame.ts';
import { PageHeading, Section } from '../../parts/page-heading.tsx';
import { PublicShell } from '../../parts/public-shell.tsx';
import { type Stage, StageTrack } from '../../parts/stage-track.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { Time } from '../../parts/time.tsx';
import { Timeline, type TimelineEntry } from '../../parts/timeline.tsx';
import { ConsentCard, type ConsentView } from './consent-card.tsx';
import { DateAnswerForm, type DateQuestion } from './date-answer-form.tsx';

export interface CreditChoice {
  readonly value: 'none' | 'name' | 'name and affiliation';
  readonly text: string;
  /** The printed line, as the advisory will carry it. */
  readonly line: string;
}

export interface ReporterRoomView {
  readonly reference: string;
  /** The reporter's own words; only they and the team read this page. */
  readonly subject: string;
  /** What the addresses of the room's forms end with, so that they stay with this part of the report. */
  readonly query: string;
  /** Other cases that were made of the same report. */
  readonly parts: readonly { readonly ref: string; readonly subject: string }[];
  /** Five stages in words. */
  readonly stages: readonly Stage[];
  readonly turn: 'team' | 'reporter' | 'nobody';
  /** Whose turn it is, in a sentence: `We are testing the fix.` */
  readonly turnSentence: string;
  /** What the team waits to hear. */
  readonly questions: readonly string[];
  /** Their own deadline, and the form that sets it; missing once it makes no sense. */
  readonly deadline?:
    | {
        readonly at?: Instant | undefined;
        readonly errors: readonly FieldError[];
        readonly values: Readonly<Record<string, string>>;
      }
    | undefined;
  /** The reporter's own consent to the embargo, while there are terms to keep. */
  readonly consent?: ConsentView | undefined;
  /** Where on the page it is done. */
  readonly turnHref?: string | undefined;
  readonly nextUpdate?: ClockView | undefined;
  readonly seenAt?: Instant | undefined;
  readonly messages: readonly TimelineEntry[];
  readonly reply: { readonly text?: string; readonly errors: readonly FieldError[]; readonly filesUpTo?: string };
  readonly date?: DateQuestion | undefined;
  /** The date as it was decided, with the reason given. */
  readonly decided?: { readonly at: Instant; readonly reason: string } | undefined;
  readonly credit?:
    | {
        readonly chosen?: string | undefined;
        readonly choices: readonly CreditChoice[];
        readonly name?: string;
        readonly affiliation?: string;
      }
    | undefined;
  readonly published?: { readonly id: string; readonly title: string } | undefined;
  readonly rejected?: { readonly reason: string; readonly text: string } | undefined;
  /** Said after an action: `Your reply has been delivered.` */
  readonly done?: string | undefined;
}

const turns = { team: 'Our turn', reporter: 'Your turn', nobody: 'Nothing is waiting' };

function Outcome({ view }: { view: ReporterRoomView }): JSX.Element | null {
  if (view.published) {
    return (
      <Callout tone="good" title="It is public">
        <p>
          The advisory is <a href={`/advisories/${view.published.id}`}>{view.published.title}</a>. Thank you for your
          report.
        </p>
      </Callout>
    );
  }
  if (view.rejected) {
    return (
      <Callout tone="quiet" title={`We do not treat this as a vulnerability: ${view.rejected.reason}`}>
        <p>{view.rejected.text}</p>
        <p>If we have missed something, write below. A person reads it.</p>
      </Callout>
    );
  }
  return null;
}

function Turn({ view }: { view: ReporterRoomView }): JSX.Element {
  return (
    <Card title={turns[view.turn]} look={view.turn === 'reporter' ? 'strong' : 'panel'}>
      <p>{view.turnSentence}</p>
      {view.questions.map((question) => (
        <blockquote key={question}>{question}</blockquote>
      ))}
      {view.turn === 'reporter' ? (
        <p>
          <ButtonLink href={view.turnHref ?? '#reply'} look="main">
            Go to it
          </ButtonLink>
        </p>
      ) : null}
      {view.nextUpdate ? <Clock clock={view.nextUpdate} /> : null}
      <p class="small muted">
        {view.seenAt ? (
          <>
            A person first read your report on <Time at={view.seenAt} with="local" />.
          </>
        ) : (
          'Nobody has opened your report yet.'
        )}
      </p>
    </Card>
  );
}

function Credit({ credit, query }: { credit: NonNullable<ReporterRoomView['credit']>; query: string }): JSX.Element {
  return (
    <Card title="Thanks" id="thanks">
      <Form action={`/r/credit${query}`}>
        <RadioGroup
          name="credit"
          label="How shall the advisory thank you?"
          options={credit.choices.map(({ value, text, line }) => ({ value, text, hint: `Printed: ${line}` }))}
          value={credit.chosen}
        />
        <TextInput name="name" label="Name to print" value={credit.name} need="may" />
        <TextInput name="affiliation" label="Affiliation to print" value={credit.affiliation} need="may" />
        <FormActions>
          <Button>Keep this choice</Button>
        </FormActions>
      </Form>
      <p class="small muted">Only you decide this, and you may change it until publication.</p>
    </Card>
  );
}

function Deadline(props: { deadline: NonNullable<ReporterRoomView['deadline']>; query: string }): JSX.Element {
  const { deadline, query } = props;
  const { at, errors, values } = deadline;
  return (
    <Card title="Your own deadline" look="panel" id="deadline">
      {at ? (
        <p>
          You publish on{' '}
          <strong>
            <Time at={at} with="all" />
          </strong>
          . No disclosure date will lie after it.
        </p>
      ) : (
        <p>If you publish on a day of your own, such as after 90 days, tell us. It binds us.</p>
      )}
      <details open={errors.length > 0}>
        <summary>{at ? 'Move it' : 'Set a deadline'}</summary>
        <Form action={`/r/deadline${query}`}>
          <ErrorSummary errors={errors} />
          <TextInput
            name="date"
            id="deadline-date"
            label="You publish on (UTC)"
            kind="datetime-local"
            width="short"
            value={values.date}
            error={errors.find((each) => each.field === 'deadline-date')?.message}
          />
          <TextInput name="note" id="deadline-note" label="Note" value={values.note} need="may" />
          <FormActions>
            <Button>Keep this deadline</Button>
          </FormActions>
        </Form>
      </details>
    </Card>
  );
}

/** The reporter's room: how far it has come, whose turn it is, the conversation, the date, the thanks. No script. */
export function ReporterRoomPage({ frame, view }: { frame: Frame; view: ReporterRoomView }): JSX.Element {
  return (
    <PublicShell frame={frame} title={`Report ${view.reference}`}>
      <PageHeading eyebrow={`Your report ${view.reference}`} title={view.subject} long />
      <div class="stack stack-6">
        {view.done ? <Callout tone="good" title={view.done} live /> : null}
        <Outcome view={view} />
        <StageTrack stages={view.stages} />
        {view.parts.length > 0 ? (
          <Callout tone="info" title="Your report became more than one case">
            <ul>
              {view.parts.map(({ ref, subject }) => (
                <li key={ref}>
                  <a href={`/r/room?part=${ref}`}>{subject}</a>
                </li>
              ))}
            </ul>
          </Callout>
        ) : null}
        {/* On a narrow screen whose turn it is, and the date, come before a conversation that may be long. */}
        <div class="cols cols-turn">
          <div class="stack stack-5">
            <Turn view={view} />
            {view.decided ? (
              <Card title="The date is decided" look="panel">
                <p>
                  <strong>
                    <Time at={view.decided.at} with="all" />
                  </strong>
                </p>
                <p>{view.decided.reason}</p>
              </Card>
            ) : null}
            {view.date ? (
              <Card title="The date" look={view.date.answered ? 'plain' : 'strong'} id="date">
                <DateAnswerForm question={view.date} action={`/r/date${view.query}`} />
              </Card>
            ) : null}
          </div>
          <div class="stack stack-6">
            <Section title="Conversation" id="conversation">
              <Timeline entries={view.messages} />
              <Form action={`/r/reply${view.query}`} files={view.reply.filesUpTo !== undefined} id="reply">
                <ErrorSummary errors={view.reply.errors} />
                <TextArea
                  name="text"
                  label="Write to the team"
                  hint="You and the team read it, nobody else."
                  rows={5}
                  value={view.reply.text}
                  error={view.reply.errors.find((each) => each.field === 'text')?.message}
                />
                {view.reply.filesUpTo ? (
                  <FileField name="files" label="Files" hint={`Up to ${view.reply.filesUpTo}`} need="may" many />
                ) : null}
                <FormActions>
                  <Button look="main">Send</Button>
                  <Button look="quiet" action={`/r/public${view.query}`}>
                    I saw it mentioned in public
                  </Button>
                </FormActions>
              </Form>
            </Section>
          </div>
          <div class="stack stack-5">
            {view.consent ? <ConsentCard view={view.consent} /> : null}
            {view.deadline ? <Deadline deadline={view.deadline} query={view.query} /> : null}
            {view.credit ? <Credit credit={view.credit} query={view.query} /> : null}
            <Form action="/r/leave" plain>
              <Button look="quiet">Close this room on this device</Button>
            </Form>
          </div>
        </div>
      </div>
    </PublicShell>
  );
}
