import type { ComponentChildren, JSX } from 'preact';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { Checkbox, RadioGroup } from '../../parts/choice-group.tsx';
import { ErrorSummary, type FieldError } from '../../parts/error-summary.tsx';
import { FileField } from '../../parts/file-field.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import type { Frame } from '../../parts/frame.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PublicShell } from '../../parts/public-shell.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { TextInput } from '../../parts/text-input.tsx';

/** Names of the fields, as `core/case/receive.ts` takes them. */
export type ReportField =
  | 'subject'
  | 'kind'
  | 'alreadyPublic'
  | 'deadlineDays'
  | 'name'
  | 'affiliation'
  | 'contact'
  | 'steps'
  | 'effects'
  | 'surface'
  | 'dependencies';

export interface ReportView {
  /** What was typed so far; empty on a fresh form. */
  readonly values: Partial<Readonly<Record<ReportField, string>>>;
  readonly errors: readonly FieldError[];
  /** How many files and how large, in words: `five files of up to 25 MB`; nothing when files are not taken. */
  readonly filesUpTo?: string | undefined;
  readonly firstReplyWithin: string;
}

const kinds = [
  { value: 'vulnerability', text: 'A vulnerability', hint: 'You have seen it happen.' },
  { value: 'suspected', text: 'Something I suspect', hint: 'You are not sure that it matters. That is welcome.' },
  { value: 'upstream', text: 'Something in another project that is used here', hint: 'We take it up with them.' },
];

function Part(props: { number: number; title: string; why: string; children: ComponentChildren }): JSX.Element {
  return (
    <section class="part" aria-labelledby={`part-${props.number}`}>
      <div class="stack stack-2">
        <div class="part-head">
          <span class="part-number" aria-hidden="true">
            {props.number}
          </span>
          <h2 id={`part-${props.number}`}>{props.title}</h2>
        </div>
        <p class="muted small">{props.why}</p>
      </div>
      <div class="stack stack-5">{props.children}</div>
    </section>
  );
}

/** The report form: the six parts of the policy in its order. Any words at all are enough; files and name are optional. */
export function ReportPage({ frame, view }: { frame: Frame; view: ReportView }): JSX.Element {
  const { values } = view;
  const error = (field: ReportField) => view.errors.find((each) => each.field === field)?.message;
  const field = (name: ReportField) => ({ name, value: values[name], error: error(name) });
  return (
    <PublicShell frame={frame} title={view.errors.length > 0 ? 'To mend: report privately' : 'Report privately'}>
      <PageHeading
        title="Report privately"
        lead={`Write what you know and leave the rest empty: one sentence is enough to begin. A person answers within ${view.firstReplyWithin}.`}
      />
      <Form action="/report" files={view.filesUpTo !== undefined}>
        <ErrorSummary errors={view.errors} />
        <Part number={1} title="Subject" why="One line by which a busy person can tell it from others.">
          <TextInput
            {...field('subject')}
            label="Subject"
            hint="For example: a tenant can read another tenant’s secrets"
          />
          <RadioGroup name="kind" label="What is it?" options={kinds} value={values.kind ?? 'vulnerability'} />
          <Checkbox
            name="alreadyPublic"
            label="It is already public"
            hint="Somebody has published it, or it is being used. The team is then told at once."
            checked={values.alreadyPublic === 'on'}
            alarm
          />
          <TextInput
            {...field('deadlineDays')}
            kind="number"
            width="short"
            label="Days until you publish"
            hint="Only if you have a deadline of your own, such as 90. It binds us too."
            need="may"
          />
        </Part>
        <Part
          number={2}
          title="Who you are"
          why="All of it is optional. Nobody outside the team learns it unless you say so."
        >
          <div class="cols cols-2">
            <TextInput {...field('name')} label="How to refer to you" hint="A name, a handle, or nothing" need="may" />
            <TextInput {...field('affiliation')} label="Affiliation or company" hint="Only if you wish" need="may" />
          </div>
          <TextInput
            {...field('contact')}
            kind="email"
            width="mid"
            label="Mail address"
            hint="Only to be told when there is news. Your key opens the conversation without one."
            need="may"
          />
        </Part>
        <Part number={3} title="Steps to reproduce" why="Scripts, screenshots and compressed packet captures all help.">
          <TextArea {...field('steps')} label="What did you do, and what did you see?" rows={8} />
          {view.filesUpTo ? (
            <FileField
              name="files"
              label="Files"
              hint={`At most ${view.filesUpTo}. A file may hold your name; we do not change it.`}
              need="may"
              many
            />
          ) : null}
        </Part>
        <Part number={4} title="Effects" why="So that we can see it ourselves.">
          <TextArea
            {...field('effects')}
            label={`What does it do to ${frame.project}, in which configuration?`}
            hint="Versions, settings, the related hardware and software."
          />
        </Part>
        <Part number={5} title="Use and attack surface" why="An estimate is fine.">
          <TextArea {...field('surface')} label="How is usage affected, and who could use it from where?" rows={4} />
        </Part>
        <Part number={6} title="Other projects" why="Whatever else took part.">
          <TextArea
            {...field('dependencies')}
            label="Which other projects or dependencies were used?"
            hint="With their versions, if you know them."
            rows={3}
          />
        </Part>
        <Callout tone="info">
          <p>
            When you send it, you get a key of ten words. It is the way back to this report, and nobody can recover it
            for you.
          </p>
        </Callout>
        <FormActions>
          <Button look="main" big>
            Send the report
          </Button>
          <ButtonLink href="/policy" look="quiet">
            What happens then?
          </ButtonLink>
        </FormActions>
      </Form>
    </PublicShell>
  );
}
