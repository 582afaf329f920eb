import type { JSX } from 'preact';
import type { Instant } from '../../core/process/instant.ts';
import { Button } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { Card } from '../../parts/card.tsx';
import { DefinitionList, type Fact } from '../../parts/definition-list.tsx';
import { DeskShell } from '../../parts/desk-shell.tsx';
import { EmbargoBanner } from '../../parts/embargo-banner.tsx';
import { ErrorSummary, type FieldError } from '../../parts/error-summary.tsx';
import { FileField } from '../../parts/file-field.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import type { Frame } from '../../parts/frame.ts';
import { Crumbs } from '../../parts/nav.tsx';
import type { NowSentence } from '../../parts/now-bar.tsx';
import { PageHeading, Section } from '../../parts/page-heading.tsx';
import { StepControl, type StepField } from '../../parts/step-form.tsx';
import { Table } from '../../parts/table.tsx';
import { Tag } from '../../parts/tag.tsx';
import { type LeakReportItem, LeakReports } from './leak-reports.tsx';
import { type StepOffer, StepOffers, scriptsFor } from './step-offer.tsx';

export interface LeakCardView {
  readonly id: string;
  readonly what: string;
  readonly isOpen: boolean;
  readonly facts: readonly Fact[];
  /** What the table recommends, while it waits for a decision. */
  readonly recommended?: string | undefined;
  readonly files: readonly { readonly name: string; readonly href: string; readonly sha256: string }[];
  readonly record: string;
}

export interface LeakRoomView {
  readonly now?: NowSentence | undefined;
  readonly number: string;
  readonly embargo?: { readonly until: Instant | null } | undefined;
  readonly leaks: readonly LeakCardView[];
  readonly reports: readonly LeakReportItem[];
  /** The playbook’s table: a row an extent, the cells by cause. */
  readonly table: readonly { readonly extent: string; readonly cells: Readonly<Record<string, string>> }[];
  /** The fields of the record; nothing where the case takes none any more. */
  readonly fields?: readonly StepField[] | undefined;
  readonly errors: readonly FieldError[];
  readonly offers: readonly StepOffer[];
  readonly done?: string | undefined;
}

function LeakCard({ leak }: { leak: LeakCardView }): JSX.Element {
  return (
    <Card
      title={leak.what}
      look={leak.isOpen ? 'strong' : 'plain'}
      aside={leak.isOpen ? <Tag tone="alarm">undecided</Tag> : <Tag tone="good">decided</Tag>}
      id={`leak-${leak.id}`}
    >
      {leak.recommended ? <p>{leak.recommended}</p> : null}
      <DefinitionList facts={leak.facts} />
      {leak.files.length > 0 ? (
        <ul class="list">
          {leak.files.map(({ name, href, sha256 }) => (
            <li key={href}>
              <a href={href}>{name}</a> <span class="hash">{sha256}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <p>
        <a href={`${leak.record}.json`}>Its record with the chain (JSON)</a> ·{' '}
        <a href={`${leak.record}.md`}>to read (Markdown)</a>
      </p>
    </Card>
  );
}

/** What got out of a case: on record, judged on two axes, decided by one person within the playbook's time. */
export function LeakRoomPage({ frame, view }: { frame: Frame; view: LeakRoomView }): JSX.Element {
  const here = `/desk/cases/${view.number}`;
  const banner = view.embargo ? <EmbargoBanner until={view.embargo.until} caseNumber={view.number} wide /> : undefined;
  return (
    <DeskShell
      frame={frame}
      title={`${view.number}: leaks`}
      now={view.now}
      banner={banner}
      scripts={scriptsFor(view.offers)}
    >
      <Crumbs links={[{ href: here, text: view.number }]} />
      <PageHeading
        title="Leaks"
        lead="What got out, what was known then, and what follows. Whoever tells us is thanked first."
      >
        <p>
          <a href={`${here}/who-knows`}>Who knows of this case</a>
        </p>
      </PageHeading>
      <div class="stack stack-5">
        {view.done ? <Callout tone="good" title={view.done} live /> : null}
        <ErrorSummary errors={view.errors} />
        <div class="cols cols-aside">
          <div class="stack stack-6">
            {view.leaks.length === 0 ? <p class="muted">No leak of this case is on record.</p> : null}
            {view.leaks.map((leak) => (
              <LeakCard leak={leak} key={leak.id} />
            ))}
            {view.offers.length > 0 ? (
              <Section title="What you can do" id="steps">
                <StepOffers offers={view.offers} />
              </Section>
            ) : null}
            <Section title="The playbook’s table" id="table">
              <Table
                caption="What is recommended"
                captionHidden
                columns={[
                  { key: 'extent', label: 'How much' },
                  { key: 'accidental', label: 'accidental' },
                  { key: 'malicious', label: 'malicious' },
                  { key: 'third-party', label: 'third party' },
                ]}
                rows={view.table.map(({ extent, cells }) => ({ id: extent, cells: { extent, ...cells } }))}
              />
              <p class="small muted">
                Who decides otherwise writes why. A silent patch in public is a partial disclosure.
              </p>
            </Section>
            {view.fields ? (
              <Section title="Record a leak" id="record">
                <Form action={`${here}/leaks`} files label="Record a leak">
                  {view.fields.map((field) => (
                    <StepControl field={field} prefix="leak" key={field.name} />
                  ))}
                  <FileField
                    name="files"
                    label="Evidence"
                    hint="Up to five files of 25 MB, kept sealed with their checksums."
                    need="may"
                    many
                  />
                  <FormActions>
                    <Button look="main">Record it, and freeze who knew</Button>
                  </FormActions>
                </Form>
              </Section>
            ) : null}
          </div>
          <div class="stack stack-6">
            <Section title="Reported, and tied to no case" id="reports">
              <LeakReports reports={view.reports} tieTo={here} />
            </Section>
          </div>
        </div>
      </div>
    </DeskShell>
  );
}
