import type { JSX } from 'preact';
import { Icon } from '../../parts/icon.tsx';
import { Markdown } from '../../parts/markdown/markdown.tsx';
import { Section } from '../../parts/page-heading.tsx';

/** The report as it came in, in the six parts of the form. Never changed. */
export interface ReportText {
  readonly from: string;
  readonly kind: string;
  readonly channel: string;
  readonly steps: string;
  readonly effects: string;
  readonly surface: string;
  readonly dependencies: string;
  readonly files: readonly { readonly name: string; readonly href: string; readonly size: string }[];
}

const parts = [
  ['steps', 'Steps to reproduce'],
  ['effects', 'Effects'],
  ['surface', 'Use and attack surface'],
  ['dependencies', 'Other projects'],
] as const;

/** Links in it are shown and never live: a stranger wrote them. */
export function ReportCard({ report }: { report: ReportText }): JSX.Element {
  return (
    <Section
      title="The report"
      id="report"
      aside={
        <span class="muted small">
          {report.kind} · by {report.channel} · from {report.from}
        </span>
      }
    >
      {parts.map(([key, title]) => (
        <div class="stack stack-2" key={key}>
          <h3>{title}</h3>
          {report[key].trim() ? (
            <Markdown text={report[key]} lines="kept" links="shown" level={4} />
          ) : (
            <p class="muted">Not said.</p>
          )}
        </div>
      ))}
      {report.files.map((file) => (
        <p class="row row-tight" key={file.href}>
          <Icon name="file" /> <a href={file.href}>{file.name}</a> <span class="muted small">{file.size}</span>
        </p>
      ))}
    </Section>
  );
}
