import type { JSX } from 'preact';
import type { Instant } from '../../core/process/instant.ts';
import { Time } from '../../parts/time.tsx';

/** A report of a leak that no case has taken in yet. */
export interface LeakReportItem {
  readonly at: Instant;
  readonly who: string;
  readonly what: string;
  readonly toWhom: string;
  /** The case that a stranger's report opened. */
  readonly href?: string | undefined;
  /** The case of the notice that a member named. */
  readonly about?: string | undefined;
  /** What a form of a case is filled with to take it in, as a query. */
  readonly fills: string;
}

/** Reports that wait to be tied to a case; with `tieTo` each leads into the form of that case. */
export function LeakReports({ reports, tieTo }: { reports: readonly LeakReportItem[]; tieTo?: string }): JSX.Element {
  if (reports.length === 0) return <p class="muted">None is waiting.</p>;
  return (
    <ul class="stack plain">
      {reports.map((report) => (
        <li key={report.at + report.fills}>
          <p>
            <strong>{report.who}</strong>, <Time at={report.at} />: {report.what}
          </p>
          {report.toWhom ? <p class="muted">{report.toWhom}</p> : null}
          <p>
            {report.href ? <a href={report.href}>Read the report</a> : null} <TieTo report={report} here={tieTo} />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Into the form of the case at hand, or of the one that the report names. */
function TieTo({ report, here }: { report: LeakReportItem; here: string | undefined }): JSX.Element {
  const there = here ?? (report.about && `/desk/cases/${report.about}`);
  if (!there) return <span class="muted">Open the case that it is about, and its leaks.</span>;
  return (
    <a href={`${there}/leaks?${report.fills}#record`}>
      {here ? 'It is about this case' : `It is about ${report.about}`}
    </a>
  );
}
