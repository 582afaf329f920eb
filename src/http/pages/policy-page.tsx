import type { JSX } from 'preact';
import { ButtonLink } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import type { Frame } from '../../parts/frame.ts';
import { Markdown } from '../../parts/markdown/markdown.tsx';
import { PageHeading, Section } from '../../parts/page-heading.tsx';
import { PublicShell } from '../../parts/public-shell.tsx';
import { Table } from '../../parts/table.tsx';

export interface PolicyView {
  readonly title: string;
  readonly version: number;
  readonly scope: string;
  /** Each promise: what, how long in words, counted in which calendar. */
  readonly clocks: readonly { readonly title: string; readonly length: string; readonly counted: string }[];
  readonly rejectionReasons: readonly string[];
  readonly delayReasons: readonly string[];
  readonly embargoVersion: number;
  /** Whether everybody may read who is on the list. */
  readonly isListPublic?: boolean | undefined;
  readonly mail?: string | undefined;
  readonly source?: string | undefined;
}

/** How the project handles reports, written from its playbook: the page cannot promise what the law does not keep. */
export function PolicyPage({ frame, view }: { frame: Frame; view: PolicyView }): JSX.Element {
  return (
    <PublicShell frame={frame} title="Policy" indexed>
      <PageHeading
        eyebrow={`Playbook version ${view.version}`}
        title="How we handle reports"
        lead="What you can expect from us, what we ask of you, and the rules that we follow in between."
      />
      <div class="cols cols-aside">
        <div class="stack stack-7">
          <Section title="When to report" id="scope">
            <Markdown text={view.scope} level={3} />
          </Section>
          <Section title="What we promise" id="promises">
            <Table
              caption="Promises and how they are counted"
              captionHidden
              columns={[
                { key: 'title', label: 'Promise' },
                { key: 'length', label: 'Within' },
                { key: 'counted', label: 'Counted' },
              ]}
              rows={view.clocks.map((clock) => ({ id: clock.title, cells: { ...clock, length: clock.length } }))}
            />
          </Section>
          <Section title="How it goes" id="steps">
            <Markdown
              level={3}
              text={[
                '1. We read your report, try it ourselves, and judge its effects.',
                '2. If it is no vulnerability, you get a detailed reason.',
                '3. If it is one, we work on a fix in private and tell you how it goes.',
                '4. Distributors who accepted the embargo policy hear of it early, without your name.',
                '5. A date is agreed with you and with them. The team holds the final say.',
                '6. Every supported release gets its patch, then the advisory becomes public.',
              ].join('\n')}
            />
          </Section>
          <Section title="When we say no" id="reasons">
            <p>A report is declined only for one of these reasons, and always with a text of its own:</p>
            <ul class="list">
              {view.rejectionReasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </Section>
          <Section title="When we wait" id="delay">
            <p>We disclose as soon as users can act. A date is put off only for one of these reasons:</p>
            <ul class="list">
              {view.delayReasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </Section>
        </div>
        <div class="stack">
          <Card title="Report" look="strong">
            <p>The form needs no account and no address.</p>
            <ButtonLink href="/report" look="main">
              Report privately
            </ButtonLink>
            {view.mail ? (
              <p class="small">
                Or by mail: <a href={`mailto:${view.mail}`}>{view.mail}</a>
              </p>
            ) : null}
          </Card>
          <Card title="Embargo policy" look="panel">
            <p>
              What early information binds its readers to:{' '}
              <a href={`/policy/embargo/${view.embargoVersion}`}>version {view.embargoVersion}</a>
            </p>
            {view.isListPublic ? (
              <p>
                <a href="/distributors">Who hears early</a>
              </p>
            ) : null}
          </Card>
          {view.source ? (
            <Card title="In the project’s own words" look="panel">
              <p>
                <a href={view.source}>{view.title}</a>
              </p>
            </Card>
          ) : null}
        </div>
      </div>
    </PublicShell>
  );
}
