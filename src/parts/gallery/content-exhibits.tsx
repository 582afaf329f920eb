import type { JSX } from 'preact';
import { instant } from '../../core/process/instant.ts';
import { ButtonLink } from '../button.tsx';
import { Card } from '../card.tsx';
import { Clock } from '../clock.tsx';
import { CodeBlock } from '../code-block.tsx';
import { DefinitionList } from '../definition-list.tsx';
import { EmptyState } from '../empty-state.tsx';
import { KeyWords } from '../key-words.tsx';
import { Markdown } from '../markdown/markdown.tsx';
import { SeverityBadge } from '../severity-badge.tsx';
import { Table } from '../table.tsx';
import { Tabs } from '../tabs.tsx';
import { Timeline } from '../timeline.tsx';
import { Exhibit } from './exhibit.tsx';

const sample = `A tenant can **exhaust memory** by sharing routes, see [the guide](https://example.org/guide).

1. Create a route in one namespace.
2. Include it from *two thousand* others.
   - with \`enableFallback\`
   - without

> Only seen with route sharing on.

\`\`\`
kubectl apply -f proxies.yaml
\`\`\`

<script>alert(1)</script> stays text.`;

export function TimelineExhibit(): JSX.Element {
  return (
    <Exhibit name="Timeline">
      <Timeline
        newSince={instant('2026-11-29T16:40:00Z')}
        entries={[
          { id: 'e1', at: instant('2026-11-28T09:02:00Z'), who: 'calm heron', what: 'reported it by form' },
          {
            id: 'e2',
            at: instant('2026-11-30T08:12:00Z'),
            who: 'Mara',
            what: 'answered',
            audience: 'reporter',
            audienceWho: 'calm heron and 6 team members',
            text: 'Thank you. We can see it ourselves and will write again **by Thursday**.',
            seen: 'Read by the reporter Mon 30 Nov 2026 08:40 UTC',
          },
          {
            id: 'e3',
            at: instant('2026-11-30T08:30:00Z'),
            who: 'Jun',
            what: 'wrote',
            audience: 'internal',
            audienceWho: '6 team members',
            text: 'Line 1.26 needs a backport by hand.',
            files: [{ name: 'trace.txt', href: '/gallery', size: '14 kB' }],
            isNew: true,
          },
          {
            id: 'e4',
            at: instant('2026-11-30T08:45:00Z'),
            who: 'Mara',
            what: 'answered',
            audience: 'distributors',
            audienceWho: '23 organisations, 41 people',
            text: 'Candidate patches are ready.',
            unsent: 'The mail server refused 3 of 23 addresses. Only those are tried again.',
            isNew: true,
          },
        ]}
      />
    </Exhibit>
  );
}

export function TableExhibit(): JSX.Element {
  return (
    <Exhibit name="Table, tabs and facts">
      <Tabs
        label="Views"
        tabs={[
          { href: '/gallery', text: 'Triage', isHere: true, count: 7 },
          { href: '/gallery?view=missed', text: 'Missed', count: 1 },
          { href: '/gallery?view=others', text: 'Waiting for others' },
        ]}
      />
      <Table
        caption="Open cases"
        columns={[
          { key: 'case', label: 'Case' },
          { key: 'clock', label: 'Next clock' },
          { key: 'severity', label: 'Severity' },
          { key: 'answers', label: 'Answers', numeric: true },
          { key: 'open', label: '' },
        ]}
        rows={[
          {
            id: 'a',
            isLate: true,
            cells: {
              case: <a href="/desk">CASE-0039</a>,
              clock: (
                <Clock clock={{ title: 'First contact', state: 'late', dueAt: instant('2026-11-30T07:00:00Z') }} />
              ),
              severity: 'not scored',
              answers: '0',
              open: <ButtonLink href="/desk">Open</ButtonLink>,
            },
          },
          {
            id: 'b',
            cells: {
              case: <a href="/desk">CASE-0042</a>,
              clock: <Clock clock={{ title: 'Publish', state: 'ok', dueAt: instant('2026-12-15T16:00:00Z') }} />,
              severity: <SeverityBadge severity="high" score={8.1} />,
              answers: '18 of 23',
              open: <ButtonLink href="/desk">Open</ButtonLink>,
            },
          },
        ]}
      />
      <DefinitionList
        inRow
        facts={[
          { term: 'Weakness', is: 'CWE-400' },
          { term: 'Lead', is: 'Mara' },
          { term: 'Who can see it', is: '11 people' },
        ]}
      />
    </Exhibit>
  );
}

export function ContentExhibit(): JSX.Element {
  const words = ['maple', 'orbit', 'candid', 'thirty', 'lunar', 'velvet', 'anchor', 'moss', 'harbour', 'plain'];
  return (
    <Exhibit name="Cards, words, text and empty states">
      <KeyWords words={words} />
      <div class="cols cols-3">
        <Card title="Plain card">
          <p>With a thin edge.</p>
        </Card>
        <Card title="Panel" look="panel">
          <p>Quiet, beside the main thing.</p>
        </Card>
        <Card title="The whole card is a link" href="/advisories" look="strong">
          <p>Strong edge: the next thing to do.</p>
        </Card>
      </div>
      <div class="cols cols-2">
        <Markdown text={sample} level={3} />
        <div class="stack">
          <CodeBlock title="Check your version" text="$ contour version && contour config get routeSharing" />
          <EmptyState title="Nothing to triage." action={<ButtonLink href="/desk">Run a drill</ButtonLink>}>
            <p>The next clock is CASE-0040 in 3 d.</p>
          </EmptyState>
        </div>
      </div>
    </Exhibit>
  );
}
