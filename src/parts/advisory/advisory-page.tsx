import type { JSX } from 'preact';
import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import type { Exploitation } from '../../core/advisory/exploitation.ts';
import { notPublished, publicRevisions } from '../../core/advisory/history.ts';
import { productNames, sayProduct } from '../../core/advisory/product-names.ts';
import { type Instant, instant } from '../../core/process/instant.ts';
import { Callout } from '../callout.tsx';
import { DefinitionList } from '../definition-list.tsx';
import { type Frame, linkTo } from '../frame.ts';
import { Markdown } from '../markdown/markdown.tsx';
import { Crumbs } from '../nav.tsx';
import { PageHeading, Section } from '../page-heading.tsx';
import { PublicShell } from '../public-shell.tsx';
import { type Severity, SeverityBadge } from '../severity-badge.tsx';
import { Time } from '../time.tsx';
import { notRated } from './advisory-view.ts';
import { AffectedCard, type VersionCheck } from './affected-card.tsx';
import { StatementList } from './statement-list.tsx';
import { VersionsTable } from './versions-table.tsx';

export interface AdvisoryView {
  readonly published: PublishedAdvisory;
  /** Undefined where nobody has rated it. */
  readonly severity: Severity | undefined;
  /** The score and its metrics in words, when there is a vector. */
  readonly score?:
    | {
        readonly value: number;
        readonly method: string;
        readonly vector: string;
        /** What the metrics say, one sentence each. */
        readonly inWords: readonly string[];
      }
    | undefined;
  /** Scores beside it: by another version of CVSS, or such as hold in one environment each. */
  readonly further: readonly {
    /** `CVSS 4.0`, or the name of the environment. */
    readonly of: string;
    readonly value: number;
    readonly severity: Severity;
    readonly vector: string;
  }[];
  readonly withdrawn?: { readonly at: Instant; readonly reason: string } | undefined;
  /** What happened when, as far as it is public, oldest first. */
  readonly timeline: readonly { readonly at: Instant; readonly what: string }[];
  /** Printed as it stands, such as `Ada Example (Example Ltd), finder`; with the address that the thanked one chose. */
  readonly credit: readonly { readonly line: string; readonly url?: string | undefined }[];
  /** The same advisory for programs: label, address, media type. */
  readonly formats: readonly { readonly text: string; readonly href: string; readonly type: string }[];
  /** Such as `CWE-400: Uncontrolled Resource Consumption`. */
  readonly weaknesses: readonly string[];
  readonly check?: VersionCheck | undefined;
  /** What others have measured of its use, where somebody brought their lists. */
  readonly exploitation?: Exploitation | undefined;
}

function SeverityPart({ view }: { view: AdvisoryView }): JSX.Element {
  const { score } = view;
  return (
    <Section title="Severity" id="severity">
      <p>
        {view.severity ? (
          <SeverityBadge severity={view.severity} score={score?.value} method={score?.method} />
        ) : (
          notRated
        )}
      </p>
      {score ? (
        <>
          <ul class="list">
            {score.inWords.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <p class="hash">{score.vector}</p>
        </>
      ) : null}
      {view.further.length > 0 ? (
        <ul class="list">
          {view.further.map((each) => (
            <li key={each.vector}>
              {each.of}: <SeverityBadge severity={each.severity} score={each.value} />{' '}
              <span class="hash">{each.vector}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {view.weaknesses.map((weakness) => (
        <p key={weakness}>Weakness: {weakness}</p>
      ))}
    </Section>
  );
}

/** What the public may know of how it came to be known and mended; nothing where nobody has said it. */
function Timeline({ view }: { view: AdvisoryView }): JSX.Element | null {
  if (view.timeline.length === 0) return null;
  return (
    <Section title="Timeline" id="timeline">
      <DefinitionList inRow facts={view.timeline.map(({ at, what }) => ({ term: what, is: <Time at={at} /> }))} />
    </Section>
  );
}

function SomethingWrong({ frame: { alone } }: { frame: Frame }): JSX.Element | null {
  const [report = alone ? undefined : { href: '/report' }] = alone?.links ?? [];
  return report ? (
    <>
      Something wrong here? <a href={report.href}>Tell us</a>.
    </>
  ) : null;
}

/** One advisory in the order in which readers ask: am I affected, what do I do, then everything else. No script. */
export function AdvisoryPage({ frame, view }: { frame: Frame; view: AdvisoryView }): JSX.Element {
  const { published } = view;
  const { advisory } = published;
  const revisions = publicRevisions(published);
  const names = productNames(advisory.affected);
  const alternates = view.formats.map(({ text, href, type }) => ({ title: text, href, type }));
  return (
    <PublicShell
      frame={frame}
      title={`${advisory.id}: ${advisory.title}`}
      indexed
      alternates={alternates}
      canonical={published.url}
    >
      <Crumbs links={[{ href: '/advisories', text: 'Advisories' }]} />
      <PageHeading
        long
        eyebrow={<span class="exact">{[advisory.id, advisory.cve, advisory.ghsa].filter(Boolean).join(' · ')}</span>}
        title={advisory.title}
        lead={view.withdrawn ? undefined : advisory.summary || undefined}
      >
        <p class="row">
          {view.severity ? (
            <SeverityBadge severity={view.severity} score={view.score?.value} method={view.score?.method} />
          ) : null}
          <span class="muted small">
            {revisions.length > 0 ? (
              <>
                Published <Time at={instant(published.publishedAt)} with="local" />
              </>
            ) : (
              notPublished
            )}
            {revisions.length > 1 ? (
              <>
                {' · '}last changed <Time at={instant(published.updatedAt)} />
              </>
            ) : null}
          </span>
        </p>
        {advisory.aliases?.length ? <p class="muted small">Also known as {advisory.aliases.join(', ')}.</p> : null}
      </PageHeading>
      <div class="stack stack-7">
        {view.withdrawn ? (
          <Callout tone="quiet" title="This advisory is withdrawn">
            <p>
              Since <Time at={view.withdrawn.at} />. {view.withdrawn.reason}
            </p>
            <p>What follows is what it said. It is kept, and no longer holds.</p>
          </Callout>
        ) : (
          <AffectedCard advisory={advisory} check={view.check} exploitation={view.exploitation} />
        )}
        <Section title="Details" id="details">
          {view.withdrawn && advisory.summary ? <p class="measure">{advisory.summary}</p> : null}
          <Markdown text={advisory.description} level={3} />
          {advisory.impact ? (
            <>
              <h3>Impact</h3>
              <Markdown text={advisory.impact} level={4} />
            </>
          ) : null}
          {advisory.attackVectors ? (
            <>
              <h3>What an attack needs</h3>
              <Markdown text={advisory.attackVectors} level={4} />
            </>
          ) : null}
          {advisory.detection ? (
            <>
              <h3>How to tell whether it was used</h3>
              <Markdown text={advisory.detection} level={4} />
            </>
          ) : null}
        </Section>
        <Section title="Versions" id="versions">
          {advisory.affected.map((product, n) => (
            <p class="small muted" key={names[n]}>
              {sayProduct(product, names[n]!)}
            </p>
          ))}
          <VersionsTable advisory={advisory} />
          <StatementList advisory={advisory} />
        </Section>
        <SeverityPart view={view} />
        {advisory.references.length > 0 ? (
          <Section title="References" id="references">
            <ul class="list">
              {advisory.references.map((reference) => (
                <li key={reference.url}>
                  <a href={reference.url} rel="noopener noreferrer">
                    {reference.title ?? reference.url}
                  </a>{' '}
                  <span class="muted small">{reference.kind}</span>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
        <Timeline view={view} />
        {view.credit.length > 0 ? (
          <Section title="Thanks" id="credit">
            {view.credit.map(({ line, url }) => (
              <p key={line}>
                {url ? (
                  <a href={url} rel="noopener noreferrer nofollow">
                    {line}
                  </a>
                ) : (
                  line
                )}
              </p>
            ))}
          </Section>
        ) : null}
        <Section title="For programs" id="formats">
          <p class="row">
            {view.formats.map(({ text, href, type }) => (
              <a href={linkTo(frame, href)} type={type} key={href}>
                {text}
              </a>
            ))}
          </p>
        </Section>
        <Section title="Changes of this page" id="changes">
          <DefinitionList
            inRow
            facts={revisions.map((revision) => ({
              term: `Revision ${revision.number}`,
              is: (
                <>
                  <Time at={instant(revision.at)} /> {revision.summary}
                </>
              ),
            }))}
          />
          <p class="small muted">
            <SomethingWrong frame={frame} />
          </p>
        </Section>
      </div>
    </PublicShell>
  );
}
