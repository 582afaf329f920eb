import type { JSX } from 'preact';
import type { Instant } from '../../core/process/instant.ts';
import { Button } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { Card } from '../../parts/card.tsx';
import { DeskShell } from '../../parts/desk-shell.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import type { Frame } from '../../parts/frame.ts';
import type { NowSentence } from '../../parts/now-bar.tsx';
import { PageHeading, Section } from '../../parts/page-heading.tsx';
import { Table } from '../../parts/table.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { Time } from '../../parts/time.tsx';
import { type LeakReportItem, LeakReports } from './leak-reports.tsx';

export interface LeaksView {
  readonly now?: NowSentence | undefined;
  readonly leaks: readonly {
    readonly id: string;
    readonly number: string;
    readonly at: Instant;
    readonly what: string;
    readonly stands: string;
    readonly isOpen: boolean;
  }[];
  readonly reports: readonly LeakReportItem[];
  /** The playbook's rule for permanent removal, as a sentence. */
  readonly rule: string;
  readonly pages: readonly {
    readonly id: string;
    readonly name: string;
    readonly state: string;
    readonly strikes: readonly { readonly at: Instant; readonly reason: string; readonly case?: string | undefined }[];
    /** Leaks ascribed to it for which no strike was counted. */
    readonly uncounted: readonly {
      readonly leak: string;
      readonly number: string;
      readonly at: Instant;
      readonly says: string;
      readonly decision: string;
    }[];
    readonly proposesRemoval: boolean;
  }[];
}

type Page = LeaksView['pages'][number];

function Organisation({ page }: { page: Page }): JSX.Element {
  const there = `/desk/distributors/${page.id}`;
  return (
    <Card title={page.name} href={there} look={page.proposesRemoval ? 'strong' : 'plain'} aside={page.state}>
      {page.strikes.length === 0 ? <p class="muted">No strike.</p> : null}
      <ol class="list">
        {page.strikes.map((strike) => (
          <li key={strike.at + strike.reason}>
            <Time at={strike.at} />
            {strike.case ? `, ${strike.case}` : ''}: {strike.reason}
          </li>
        ))}
      </ol>
      {page.uncounted.map((each) => (
        <Form action={`${there}/steps/strike`} hidden={{ leak: each.leak, case: each.number }} key={each.leak}>
          <p>
            {each.number}, <Time at={each.at} />: {each.says}. Decided: {each.decision}. No strike was counted for it.
          </p>
          <TextArea name="reason" id={`reason-${each.leak}`} label="What was broken, and how" rows={2} />
          <FormActions>
            <Button>Record a strike</Button>
          </FormActions>
        </Form>
      ))}
      {page.proposesRemoval ? (
        <Callout tone="warn" title="The playbook proposes to remove it for good">
          <p>
            The team decides, with a letter to the organisation. <a href={`${there}#step-remove`}>Go to the step</a>
          </p>
        </Callout>
      ) : null}
    </Card>
  );
}

/** Leaks over all cases, the reports that wait to be tied to one, and the ledger of strikes. */
export function LeaksPage({ frame, view }: { frame: Frame; view: LeaksView }): JSX.Element {
  return (
    <DeskShell frame={frame} title="Leaks" now={view.now}>
      <PageHeading title="Leaks" lead="What got out, over all cases that you may see, and what was counted." />
      <p>
        <a href="/desk/traces">Something has turned up: whose copy is it?</a>
      </p>
      <div class="stack stack-6">
        <Section title="Reported, and tied to no case" id="reports">
          <LeakReports reports={view.reports} />
        </Section>
        <Section title="On record" id="leaks">
          {view.leaks.length === 0 ? (
            <p class="muted">No leak is on record.</p>
          ) : (
            <Table
              caption="Leaks"
              captionHidden
              columns={[
                { key: 'case', label: 'Case' },
                { key: 'at', label: 'Recorded' },
                { key: 'what', label: 'What got out' },
                { key: 'stands', label: 'Decision' },
              ]}
              rows={view.leaks.map((leak) => ({
                id: leak.id,
                isLate: leak.isOpen,
                cells: {
                  case: <a href={`/desk/cases/${leak.number}/leaks`}>{leak.number}</a>,
                  at: <Time at={leak.at} />,
                  what: leak.what,
                  stands: leak.stands,
                },
              }))}
            />
          )}
        </Section>
        <Section title="Ledger of strikes" id="ledger">
          <p class="muted">{view.rule} Where a leak came from is the team’s judgement, and no proof.</p>
          {view.pages.length === 0 ? <p>Nothing stands in it.</p> : null}
          {view.pages.map((page) => (
            <Organisation page={page} key={page.id} />
          ))}
        </Section>
      </div>
    </DeskShell>
  );
}
