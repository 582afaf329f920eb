import type { JSX } from 'preact';
import type { Fault } from '../../core/case/fault.ts';
import type { ImportRow } from '../../core/distributors/member-import.ts';
import { Button } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { Card } from '../../parts/card.tsx';
import { DeskShell } from '../../parts/desk-shell.tsx';
import { ErrorSummary } from '../../parts/error-summary.tsx';
import { FileField } from '../../parts/file-field.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import type { Frame } from '../../parts/frame.ts';
import { Crumbs } from '../../parts/nav.tsx';
import type { NowSentence } from '../../parts/now-bar.tsx';
import { PageHeading, Section } from '../../parts/page-heading.tsx';
import { Table } from '../../parts/table.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { TextInput } from '../../parts/text-input.tsx';

export interface MemberImportView {
  readonly now?: NowSentence | undefined;
  readonly csv: string;
  /** What the file says, where every row can be taken. */
  readonly rows: readonly ImportRow[];
  readonly faults: readonly Fault[];
  /** How many further faults are not shown. */
  readonly left: number;
}

function Confirm({ view }: { view: MemberImportView }): JSX.Element {
  const wrong = view.faults.find(({ path }) => path === '/count');
  return (
    <div class="stack">
      <Table
        caption={`${view.rows.length} organisations`}
        columns={[
          { key: 'name', label: 'Organisation' },
          { key: 'address', label: 'Role address' },
          { key: 'contact', label: 'Contact' },
          { key: 'products', label: 'Ships' },
        ]}
        rows={view.rows.map((row) => ({
          id: String(row.line),
          cells: { name: row.name, address: row.address, contact: row.contactName, products: row.products },
        }))}
      />
      <Card title="Invite them" look="strong">
        <p>
          Each gets one mail with an address where it answers the criteria and accepts the embargo policy. Until it has
          done so, and you have accepted it as a member, it is told nothing else.
        </p>
        <Form action="/desk/distributors/import" hidden={{ csv: view.csv }}>
          {wrong ? <ErrorSummary errors={[{ field: 'count', message: `${wrong.message} ${wrong.mend}` }]} /> : null}
          <TextInput
            name="count"
            kind="number"
            label="How many are they?"
            hint="Type the number of organisations above"
            width="short"
            error={wrong ? `${wrong.message} ${wrong.mend}` : undefined}
          />
          <FormActions>
            <Button look="main">Invite them</Button>
          </FormActions>
        </Form>
      </Card>
    </div>
  );
}

/** Members of a mailing list become invited organisations: first the rows are shown, then a person counts them. */
export function MemberImportPage({ frame, view }: { frame: Frame; view: MemberImportView }): JSX.Element {
  const rows = view.faults.filter(({ path }) => path !== '/count');
  const errors = rows.map(({ message, mend }) => ({ field: 'csv', message: `${message} ${mend}` }));
  return (
    <DeskShell frame={frame} title="Import members" now={view.now}>
      <Crumbs links={[{ href: '/desk/distributors', text: 'Distributors' }]} />
      <PageHeading
        title="Import members"
        lead="From the export of a mailing list. They are invited: nobody is a member by being imported."
      />
      <div class="stack stack-6">
        {view.rows.length > 0 ? <Confirm view={view} /> : null}
        <Section title={view.rows.length > 0 ? 'Or change the rows' : 'The rows'} id="rows">
          <Form action="/desk/distributors/import" files>
            <ErrorSummary errors={errors} />
            {view.left > 0 ? (
              <Callout tone="warn" title={`${view.left} more rows are wrong`}>
                <p>Mend these first; the others are shown then.</p>
              </Callout>
            ) : null}
            <FileField
              name="file"
              label="CSV file"
              hint="UTF-8, with the headings organisation, address, contact, products; the last two may be missing"
            />
            <TextArea name="csv" label="Or the rows themselves" rows={8} value={view.csv} />
            <FormActions>
              <Button look={view.rows.length > 0 ? 'plain' : 'main'}>Look at the rows</Button>
            </FormActions>
          </Form>
        </Section>
      </div>
    </DeskShell>
  );
}
