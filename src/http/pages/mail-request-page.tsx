import type { JSX } from 'preact';
import { Button } from '../../parts/button.tsx';
import { DeskShell } from '../../parts/desk-shell.tsx';
import { ErrorSummary, type FieldError } from '../../parts/error-summary.tsx';
import { FileField } from '../../parts/file-field.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import type { Frame } from '../../parts/frame.ts';
import { Crumbs } from '../../parts/nav.tsx';
import type { NowSentence } from '../../parts/now-bar.tsx';
import { PageHeading, Section } from '../../parts/page-heading.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { TextInput } from '../../parts/text-input.tsx';

export interface MailRequestView {
  readonly now?: NowSentence | undefined;
  readonly criteria: readonly { readonly id: string; readonly text: string }[];
  /** The version of the embargo policy in force. */
  readonly policyVersion: number;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}

/** Labels of the fields, for the form and for what is wrong with it. */
export const mailRequestLabels = {
  mail: 'The mail as it came',
  receivedAt: 'When it came (UTC)',
  policyVersion: 'Version of the embargo policy that stood then',
  name: 'Organisation',
  contactAddress: 'Role address',
  contactName: 'Who wrote',
  voucher: 'Member that it names as voucher',
  products: 'What it distributes',
} as const;

/** A request that came by mail, entered by hand with the mail kept beside it. */
export function MailRequestPage({ frame, view }: { frame: Frame; view: MailRequestView }): JSX.Element {
  const field = (name: string) => ({
    name,
    label: mailRequestLabels[name as keyof typeof mailRequestLabels] ?? '',
    value: view.values[name],
    error: view.errors.find((each) => each.field === name)?.message,
  });
  return (
    <DeskShell frame={frame} title="A request by mail" now={view.now}>
      <Crumbs links={[{ href: '/desk/distributors', text: 'Distributors' }]} />
      <PageHeading
        title="A request that came by mail"
        lead="Enter what the mail says of each criterion. A request is the acceptance of the embargo policy that stood then."
      />
      <Form action="/desk/distributors/by-mail" files>
        <ErrorSummary errors={view.errors} />
        <Section title="The mail" id="the-mail">
          <FileField
            name="mail"
            label={mailRequestLabels.mail}
            hint="An .eml file; it is kept sealed"
            error={field('mail').error}
          />
          <TextInput {...field('receivedAt')} kind="datetime-local" width="short" />
          <TextInput
            {...field('policyVersion')}
            value={view.values.policyVersion ?? String(view.policyVersion)}
            kind="number"
            width="short"
          />
        </Section>
        <Section title="The organisation" id="organisation">
          <div class="cols cols-2">
            <TextInput {...field('name')} />
            <TextInput {...field('contactAddress')} kind="email" />
            <TextInput {...field('contactName')} />
            <TextInput {...field('voucher')} />
          </div>
          <TextArea {...field('products')} rows={3} />
        </Section>
        <Section title="What it says of the criteria" id="criteria">
          {view.criteria.map(({ id, text }) => (
            <TextArea {...field(`answers.${id}`)} label={text} rows={3} key={id} />
          ))}
        </Section>
        <FormActions>
          <Button look="main">Enter the request</Button>
        </FormActions>
      </Form>
    </DeskShell>
  );
}
