import type { JSX } from 'preact';
import type { RegulatoryRoom } from '../../app/queries/regulatory.ts';
import { Clocks } from '../../parts/clock.tsx';
import { CodeBlock } from '../../parts/code-block.tsx';
import { DeskShell } from '../../parts/desk-shell.tsx';
import type { Frame } from '../../parts/frame.ts';
import type { NowSentence } from '../../parts/now-bar.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { Table } from '../../parts/table.tsx';

export interface RegulatoryView extends RegulatoryRoom {
  readonly now?: NowSentence | undefined;
  readonly year: number;
}

/** The year of the oldest CVE ids. */
const firstYear = 1999;

/** What is owed to authorities over all cases, and the year's CVE ids that go back unless they are used. */
export function RegulatoryPage({ frame, view }: { frame: Frame; view: RegulatoryView }): JSX.Element {
  const { reports, cves, year } = view;
  const rejecting = cves.filter(({ rejectingRecord }) => rejectingRecord !== undefined);
  return (
    <DeskShell frame={frame} title="Reports and CVE ids" now={view.now}>
      <PageHeading title="Reports and CVE ids" lead="What is owed to authorities and to the CVE programme." />
      <div class="stack stack-6">
        <section class="stack" aria-labelledby="reports">
          <h2 id="reports">Reports to the authorities</h2>
          {reports.length === 0 ? (
            <p class="muted">None is owed, and none was filed.</p>
          ) : (
            <Clocks
              clocks={reports.map(({ number, report, clock, owners }) => ({
                ...clock,
                owner: owners.join(', ') || undefined,
                title: `${number}: ${clock.title}`,
                href: `/desk/cases/${number}/reports/${report}`,
              }))}
            />
          )}
        </section>
        <section class="stack" aria-labelledby="cves">
          <h2 id="cves">CVE ids of {year} without a record</h2>
          <p>
            An id that is not used is rejected at the CVE programme (CNA Operational Rules 4.1.0, 4.5.3.5).
            {year > firstYear ? (
              <>
                {' '}
                <a href={`/desk/regulatory?year=${year - 1}`}>Look at {year - 1}</a>
              </>
            ) : null}
          </p>
          {cves.length === 0 ? (
            <p class="muted">There is none.</p>
          ) : (
            <Table
              caption={`CVE ids of ${year} without a record`}
              captionHidden
              columns={[
                { key: 'cve', label: 'Id' },
                { key: 'case', label: 'Case' },
                { key: 'why', label: 'Why' },
              ]}
              rows={cves.map(({ cve, number, why }) => ({
                id: `${cve}/${number}/${why}`,
                cells: { cve, case: <a href={`/desk/cases/${number}`}>{number}</a>, why },
              }))}
            />
          )}
          {rejecting.map(({ cve, rejectingRecord }) => (
            <details key={cve}>
              <summary>Reject {cve}</summary>
              <div class="stack">
                <p>
                  Whoever assigned it sends this to CVE Services, as the body of <code>POST /api/cve/{cve}/reject</code>
                  . It says nothing of the case. Tell those who know the id that it is not used.
                </p>
                <CodeBlock text={JSON.stringify(rejectingRecord, undefined, 2)} />
              </div>
            </details>
          ))}
        </section>
      </div>
    </DeskShell>
  );
}
