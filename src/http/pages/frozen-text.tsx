import type { JSX } from 'preact';
import type { AdvisoryView } from '../../parts/advisory/advisory-page.tsx';
import { StatementList } from '../../parts/advisory/statement-list.tsx';
import { VersionsTable } from '../../parts/advisory/versions-table.tsx';
import { Card } from '../../parts/card.tsx';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { Markdown } from '../../parts/markdown/markdown.tsx';
import { SeverityBadge } from '../../parts/severity-badge.tsx';
import { Time } from '../../parts/time.tsx';

/** The frozen revision as publication would complete it at this moment. */
export interface FrozenTextView {
  readonly revision: number;
  /** Who wrote it. */
  readonly author: string;
  readonly text: Pick<
    AdvisoryView,
    'published' | 'severity' | 'score' | 'further' | 'weaknesses' | 'credit' | 'timeline'
  >;
}

/** All that a second person answers for, beside the button with which they do. */
export function FrozenText({ view }: { view: FrozenTextView }): JSX.Element {
  const { text, revision, author } = view;
  const { advisory } = text.published;
  const prose = [
    ['Summary', advisory.summary],
    ['Description', advisory.description],
    ['Impact', advisory.impact],
    ['Attack vectors', advisory.attackVectors],
    ['Workarounds', advisory.workarounds],
    ['How to tell whether it was used', advisory.detection],
    ['What to do', advisory.solution],
  ] as const;
  return (
    <Card title={advisory.title} level={3} look="panel" id="frozen-text">
      <p class="muted small">
        Revision {revision}, written by {author}. The CVE id, the released versions and the credit are added as the case
        knows them now.
      </p>
      <DefinitionList
        facts={[
          {
            term: 'Severity',
            is: text.severity ? (
              <SeverityBadge severity={text.severity} score={text.score?.value} method={text.score?.method} />
            ) : undefined,
          },
          { term: 'Vector', is: advisory.cvss },
          ...text.further.map((each) => ({
            term: each.of,
            is: (
              <>
                <SeverityBadge severity={each.severity} score={each.value} /> <span class="hash">{each.vector}</span>
              </>
            ),
          })),
          { term: 'Weakness', is: text.weaknesses.join('; ') },
          {
            term: 'Ids',
            is: [advisory.id, advisory.cve, advisory.ghsa, ...(advisory.aliases ?? [])].filter(Boolean).join(', '),
          },
          { term: 'Thanks', is: text.credit.length > 0 ? text.credit.join('; ') : 'Nobody is named' },
        ]}
      />
      <VersionsTable advisory={advisory} />
      {prose
        .filter(([, told]) => told.trim() !== '')
        .map(([title, told]) => (
          <div key={title}>
            <h4>{title}</h4>
            <Markdown text={told} level={5} />
          </div>
        ))}
      <StatementList advisory={advisory} />
      {text.timeline.length > 0 ? (
        <>
          <h4>Timeline</h4>
          <DefinitionList inRow facts={text.timeline.map(({ at, what }) => ({ term: what, is: <Time at={at} /> }))} />
        </>
      ) : null}
      {advisory.references.length > 0 ? (
        <>
          <h4>References</h4>
          <ul class="list">
            {advisory.references.map(({ url, title }) => (
              <li key={url}>
                <a href={url} rel="noopener noreferrer">
                  {title ?? url}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  );
}
