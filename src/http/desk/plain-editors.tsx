import type { ComponentChildren, JSX } from 'preact';
import type { CaseRoom } from '../../app/queries/cases.ts';
import type { ShutGate } from '../../core/case/decide.ts';
import type { Fault } from '../../core/case/fault.ts';
import { blockTitles } from '../../core/notices/compose.ts';
import type { NoticeBlock } from '../../core/process/playbook.ts';
import { AudienceStripe } from '../../parts/audience-stripe.tsx';
import { Button } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { Card } from '../../parts/card.tsx';
import { CodeBlock } from '../../parts/code-block.tsx';
import { DeskShell } from '../../parts/desk-shell.tsx';
import { EmbargoBanner } from '../../parts/embargo-banner.tsx';
import { ErrorSummary } from '../../parts/error-summary.tsx';
import { FaultList } from '../../parts/fault-list.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import type { Frame } from '../../parts/frame.ts';
import { GateList } from '../../parts/gate-list.tsx';
import { Crumbs } from '../../parts/nav.tsx';
import type { NowSentence } from '../../parts/now-bar.tsx';
import { PageHeading, Section } from '../../parts/page-heading.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { fieldErrors } from '../views/field-errors.ts';

export interface EditorView {
  readonly frame: Frame;
  readonly now: NowSentence;
  readonly room: CaseRoom;
  readonly values: Readonly<Record<string, string>>;
  /** What the text does not say yet, or says wrongly; errors block, warnings do not. */
  readonly faults: readonly Fault[];
  readonly gates: readonly ShutGate[];
  /** Whether the faults answer something that was sent. */
  readonly isTried: boolean;
  readonly done?: string | undefined;
}

function Editor(props: EditorView & { title: string; children: ComponentChildren }): JSX.Element {
  const { frame, now, room, gates, done, isTried } = props;
  const { number, embargo, advisory } = room.case;
  const isUnder = embargo.state !== 'exited' && advisory.publications.length === 0;
  return (
    <DeskShell
      frame={frame}
      title={`${number} · ${props.title}`}
      now={now}
      banner={isUnder ? <EmbargoBanner until={embargo.end ?? null} caseNumber={number} wide /> : undefined}
    >
      <Crumbs
        links={[
          { href: '/desk', text: 'Inbox' },
          { href: `/desk/cases/${number}`, text: number },
        ]}
      />
      <PageHeading eyebrow={number} title={props.title} />
      <div class="stack stack-5">
        {done ? <Callout tone="good" title={done} live /> : null}
        {isTried && gates.length > 0 ? (
          <Callout tone="alarm" title="Not saved, and nothing that you typed is lost" live>
            <GateList gates={gates.map((gate) => ({ ...gate, open: false }))} />
          </Callout>
        ) : null}
        {props.children}
      </div>
    </DeskShell>
  );
}

const texts = [
  ['summary', 'Summary', 'Two sentences for lists and feeds', 2],
  ['description', 'Description', 'What is wrong, for somebody who runs the software', 8],
  ['impact', 'Impact', undefined, 4],
  ['attackVectors', 'Known attack vectors', undefined, 3],
  ['workarounds', 'What users can do until they upgrade', 'Say so if there is nothing', 4],
  ['detection', 'How to tell whether it was used', undefined, 3],
  ['solution', 'Solution', undefined, 3],
] as const;

/** The advisory's text as one form: every save is a revision. */
export function AdvisoryEditorPage(props: EditorView): JSX.Element {
  const { room, values, faults, isTried } = props;
  const errors = isTried ? fieldErrors(faults, 'id') : [];
  const field = (name: string) => ({
    name,
    value: values[name],
    error: errors.find((each) => each.field === name)?.message,
  });
  return (
    <Editor {...props} title="Advisory">
      <Form action={`/desk/cases/${room.case.number}/advisory`}>
        <ErrorSummary errors={errors} />
        <AudienceStripe audience="internal" who="the case team until it is published" />
        <div class="cols cols-2">
          <TextInput {...field('id')} label="Our id" width="mid" />
          <TextInput {...field('title')} label="Title" />
        </div>
        {texts.map(([name, label, hint, rows]) => (
          <TextArea {...field(name)} label={label} hint={hint} rows={rows} key={name} />
        ))}
        <Section title="What is affected" id="affected">
          <div class="cols cols-2">
            <TextInput {...field('vendor')} label="Vendor" />
            <TextInput {...field('product')} label="Product" />
            <TextInput {...field('ecosystem')} label="Ecosystem" hint="Such as Go" need="may" />
            <TextInput {...field('package')} label="Package" need="may" />
            <TextInput {...field('purl')} label="Package URL" hint="Without a version" need="may" />
          </div>
          <TextArea
            {...field('ranges')}
            label="Versions"
            hint="One release line a row: line, first affected version, first fixed one"
            rows={4}
            mono
          />
        </Section>
        <TextArea {...field('references')} label="References" hint="One a row: kind, address, title" rows={3} mono />
        <FormActions>
          <Button look="main">Save a revision</Button>
        </FormActions>
      </Form>
      {isTried ? null : (
        <Section title="What the documents still need" id="checks">
          <FaultList faults={faults} none="Nothing is missing." />
        </Section>
      )}
    </Editor>
  );
}

/** The early notice, block by block; footer and tag are the playbook's and cannot be edited. */
export function NoticeEditorPage(
  props: EditorView & {
    blocks: readonly NoticeBlock[];
    notice: string | undefined;
    preview: { readonly subject: string; readonly text: string };
    recipients: readonly string[];
  },
): JSX.Element {
  const { room, values, faults, blocks, preview, recipients } = props;
  return (
    <Editor {...props} title="Notice to distributors">
      <Form action={`/desk/cases/${room.case.number}/notice`} hidden={props.notice ? { notice: props.notice } : {}}>
        <AudienceStripe audience="distributors" who={`${recipients.length} organisations: ${recipients.join(', ')}`} />
        {blocks.map((block) => (
          <TextArea
            name={`blocks.${block}`}
            label={blockTitles[block]}
            value={values[`blocks.${block}`]}
            rows={4}
            key={block}
          />
        ))}
        <FormActions>
          <Button look="main">Save the notice</Button>
        </FormActions>
      </Form>
      <Section title="What must not leave" id="leaks">
        <FaultList faults={faults} none="Nothing in it gives anything away that must stay here." />
      </Section>
      <Card title={preview.subject} look="panel" id="preview">
        <CodeBlock text={preview.text} wrap />
      </Card>
      <p>
        Approving and sending are steps of <a href={`/desk/cases/${room.case.number}#step-send-notice`}>the case</a>.
      </p>
    </Editor>
  );
}
