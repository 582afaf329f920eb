import type { JSX } from 'preact';
import type { Finding, MarkKind } from '../../core/notices/trace.ts';
import { Button } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { DeskShell } from '../../parts/desk-shell.tsx';
import { ErrorSummary, type FieldError } from '../../parts/error-summary.tsx';
import { FileField } from '../../parts/file-field.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import type { Frame } from '../../parts/frame.ts';
import { Crumbs } from '../../parts/nav.tsx';
import type { NowSentence } from '../../parts/now-bar.tsx';
import { PageHeading, Section } from '../../parts/page-heading.tsx';
import { Table } from '../../parts/table.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { Time } from '../../parts/time.tsx';

export interface TracesView {
  readonly now?: NowSentence | undefined;
  readonly text?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  /** After a search. */
  readonly found?: readonly (Finding & { readonly name?: string })[] | undefined;
  /** What the answer is worth. */
  readonly note?: string | undefined;
}

const words: Readonly<Record<MarkKind, string>> = {
  reference: 'its own reference',
  'reply address': 'its own reply address',
  'answer link': 'its own answer link',
  'message id': 'the id of a mail to it',
  key: 'encrypted to its key',
  bundle: 'a file of the fix, which is the same for every recipient',
};

function Found({ view }: { view: TracesView }): JSX.Element | null {
  const { found, note } = view;
  if (!found) return null;
  if (found.length === 0) {
    return (
      <Callout tone="info" title="Nothing was found" live>
        <p>{note}</p>
      </Callout>
    );
  }
  return (
    <Section title="What was found" id="found">
      <Callout tone="warn" title="A lead, no proof" live>
        <p>{note}</p>
      </Callout>
      <Table
        caption="Whose copies carry what was found"
        captionHidden
        columns={[
          { key: 'whose', label: 'Whose copy' },
          { key: 'case', label: 'Case' },
          { key: 'marks', label: 'Found' },
          { key: 'sent', label: 'Sent' },
        ]}
        rows={found.map((each, n) => ({
          id: String(n),
          cells: {
            whose: each.name ?? (each.party ? 'an organisation that has left' : 'every recipient’s'),
            case: each.case ? <a href={`/desk/cases/${each.case}`}>{each.case}</a> : 'no single one',
            marks: each.kinds.map((kind) => words[kind]).join('; '),
            sent: each.sentAt ? <Time at={each.sentAt} with="all" /> : 'not known',
          },
        }))}
      />
    </Section>
  );
}

/** Something has turned up where it should not be: whose copy was it? */
export function TracesPage({ frame, view }: { frame: Frame; view: TracesView }): JSX.Element {
  const { errors = [] } = view;
  return (
    <DeskShell frame={frame} title="Whose copy is it?" now={view.now}>
      <Crumbs links={[{ href: '/desk/distributors', text: 'Distributors' }]} />
      <PageHeading
        title="Whose copy is it?"
        lead="Something under embargo has turned up. Each recipient’s copy carries its own reference, reply address and links; nothing else differs."
      />
      <div class="stack stack-5">
        <Found view={view} />
        <Form action="/desk/traces" files>
          <ErrorSummary errors={errors} />
          <TextArea
            name="text"
            label="What has turned up"
            hint="A post, a mail with its headers, a file: the whole of it, as it was found"
            rows={8}
            value={view.text}
            error={errors.find(({ field }) => field === 'text')?.message}
          />
          <FileField name="file" label="Or its file" hint="A text, a mail, an archive, an office document or a PDF" />
          <p class="muted small">
            It is looked through for marks of the cases that you may see, and not kept. Keep it yourself as evidence.
          </p>
          <FormActions>
            <Button look="main">Look for marks</Button>
          </FormActions>
        </Form>
      </div>
    </DeskShell>
  );
}
