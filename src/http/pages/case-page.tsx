import type { JSX } from 'preact';
import type { Instant } from '../../core/process/instant.ts';
import { ButtonLink } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { Card } from '../../parts/card.tsx';
import { Checklist, type ChecklistItem, sayProgress } from '../../parts/checklist.tsx';
import { Clocks, type ClockView } from '../../parts/clock.tsx';
import { DefinitionList, type Fact } from '../../parts/definition-list.tsx';
import { DeskShell } from '../../parts/desk-shell.tsx';
import { EmbargoBanner } from '../../parts/embargo-banner.tsx';
import type { Frame } from '../../parts/frame.ts';
import { GateList, type GateView } from '../../parts/gate-list.tsx';
import { Crumbs } from '../../parts/nav.tsx';
import type { NowSentence } from '../../parts/now-bar.tsx';
import { Section } from '../../parts/page-heading.tsx';
import { type Severity, SeverityBadge } from '../../parts/severity-badge.tsx';
import { type TabLink, Tabs } from '../../parts/tabs.tsx';
import { Tag } from '../../parts/tag.tsx';
import { Timeline, type TimelineEntry } from '../../parts/timeline.tsx';
import { Composer, type ComposerView } from './composer.tsx';
import { FeedbackList } from './feedback-card.tsx';
import { NegotiationCard, type NegotiationView } from './negotiation-card.tsx';
import { OrderingsCard, type OrderingsView } from './orderings-card.tsx';
import { ReportCard, type ReportText } from './report-card.tsx';
import { SaidList, type SaidView } from './said-cards.tsx';
import { type StepOffer, StepOffers, scriptsFor } from './step-offer.tsx';

export interface CaseView {
  readonly number: string;
  readonly title: string;
  /** Where it stands, in a word or two. */
  readonly status: string;
  readonly now?: NowSentence | undefined;
  /** Present while the case is under embargo; `until` is nothing before a date is decided. */
  readonly embargo?: { readonly until: Instant | null } | undefined;
  readonly isPublic: boolean;
  /** What kind of case it is, and what that means. */
  readonly kind: { readonly name: string; readonly means: string; readonly suggested?: string | undefined };
  /** What stays open, or puts the case at risk; each with the step that settles it. */
  /** Cases that it is tied to; without a number where the reader may not see the other one. */
  readonly ties: readonly {
    readonly says: string;
    readonly seen?: { readonly number: string; readonly title: string; readonly href: string };
  }[];
  readonly tasks: readonly { readonly sentence: string; readonly href?: string | undefined }[];
  /** Who said that it is public, and where: not yet recorded or refuted by the team. */
  readonly saidPublic?: readonly string[] | undefined;
  /** Once a date is proposed: the parties and what they said. */
  readonly negotiation?: NegotiationView | undefined;
  /** What distributors found when they tried the candidate fix. */
  readonly said?: SaidView | undefined;
  readonly feedback: Parameters<typeof FeedbackList>[0]['feedback'];
  readonly severity?: Severity | undefined;
  readonly score?: number | undefined;
  readonly clocks: readonly ClockView[];
  /** What this person should do in this case. */
  readonly next?: NowSentence | undefined;
  /** Whom the case waits for besides, and for what. */
  readonly awaited?: readonly string[] | undefined;
  readonly report: ReportText;
  readonly checklist: readonly ChecklistItem[];
  /** The gates that matter most here: notice, date, publication. */
  readonly gates: readonly GateView[];
  readonly timelineTabs: readonly TabLink[];
  readonly timeline: readonly TimelineEntry[];
  readonly newSince?: Instant | undefined;
  readonly earlierHref?: string | undefined;
  readonly composer?: ComposerView | undefined;
  readonly offers: readonly StepOffer[];
  readonly people: readonly Fact[];
  /** Whether the reader may read who knows, and the leaks. */
  readonly worksOnLeaks?: boolean | undefined;
  readonly facts: readonly Fact[];
  /** The orderings of Householder and Spring that are settled. */
  readonly orderings?: OrderingsView | undefined;
  /** Said after a step: `Done: lead assigned.` */
  readonly done?: string | undefined;
  /** After a refusal: what was tried, and the step to look at. */
  readonly refused?: { readonly step: string; readonly title: string } | undefined;
}

const nextLooks = { due: 'next-card', late: 'next-card next-late', calm: 'next-card next-calm' };

function Head({ view }: { view: CaseView }): JSX.Element {
  return (
    <div class="case-head">
      <p class="row">
        <span class="eyebrow">{view.number}</span>
        <Tag tone="info">{view.status}</Tag>
        {view.isPublic ? (
          <Tag tone="alarm" icon="world">
            public
          </Tag>
        ) : null}
        {view.kind.name === 'ordinary' ? null : <Tag tone="info">{view.kind.name}</Tag>}
        {view.severity ? <SeverityBadge severity={view.severity} score={view.score} /> : null}
      </p>
      <h1>{view.title}</h1>
      {view.kind.name === 'ordinary' ? null : <p class="muted">{view.kind.means}</p>}
      {view.ties.length > 0 ? (
        <ul class="plain">
          {view.ties.map(({ says, seen }) => (
            <li key={says + seen?.number}>
              {says}{' '}
              {seen ? (
                <>
                  <a href={seen.href}>{seen.number}</a>
                  <span class="muted">: {seen.title}</span>
                </>
              ) : (
                'another case, which is not yours to see'
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {view.kind.suggested ? (
        <p>
          The report suggests another kind of case: {view.kind.suggested}.{' '}
          <a href="#step-classify-case">Say what it is</a>
        </p>
      ) : null}
      <Tasks tasks={view.tasks} />
      {view.saidPublic && view.saidPublic.length > 0 ? (
        <Callout tone="alarm" title="Somebody says that it is public already">
          <p>{view.saidPublic.join(' ')}</p>
          <p>Find out at once, then record that it is known outside, or that it is not.</p>
        </Callout>
      ) : null}
      <Clocks clocks={view.clocks} />
    </div>
  );
}

/** What is still open, as warnings. */
function Tasks({ tasks }: Pick<CaseView, 'tasks'>): JSX.Element | null {
  if (tasks.length === 0) return null;
  return (
    <Callout tone="warn" title={tasks.length === 1 ? 'Still open' : `${tasks.length} things are still open`}>
      <ul>
        {tasks.map(({ sentence, href }) => (
          <li key={sentence}>
            {sentence} {href ? <a href={href}>Go to the step</a> : null}
          </li>
        ))}
      </ul>
    </Callout>
  );
}

function Next({ next, number, awaited = [] }: { next: NowSentence; number: string; awaited?: readonly string[] }) {
  return (
    <section class={nextLooks[next.tone]} aria-label="Next in this case">
      <p>{next.text.replace(`${number}: `, '')}</p>
      {next.href ? (
        <ButtonLink href={next.href} look="main">
          {next.action ?? 'Go to it'}
        </ButtonLink>
      ) : null}
      {awaited.length > 0 ? <p class="next-waits">Waiting for {awaited.join('; ')}.</p> : null}
    </section>
  );
}

/** What is in the way stands open; what is not, folded away with its count. */
function Gates({ gates }: { gates: readonly GateView[] }): JSX.Element {
  const open = gates.filter((gate) => gate.open);
  const shut = gates.filter((gate) => !gate.open);
  return (
    <>
      {shut.length > 0 ? <GateList gates={shut} label="Shut gates" /> : <p>Every gate is open.</p>}
      {open.length > 0 ? (
        <details>
          <summary>{open.length === 1 ? '1 gate is open' : `${open.length} gates are open`}</summary>
          <GateList gates={open} label="Open gates" />
        </details>
      ) : null}
    </>
  );
}

function Aside({ view }: { view: CaseView }): JSX.Element {
  return (
    <div class="stack stack-6">
      {view.gates.length > 0 ? (
        <Section title="Gates" id="gates">
          <Gates gates={view.gates} />
        </Section>
      ) : null}
      <Section title="Checklist" id="checklist" aside={<span class="muted small">{sayProgress(view.checklist)}</span>}>
        <Checklist items={view.checklist} />
      </Section>
      {view.people.length > 0 ? (
        <Card title="People who know" look="panel" id="people">
          <DefinitionList facts={view.people} />
          {view.worksOnLeaks ? (
            <p>
              <a href={`/desk/cases/${view.number}/who-knows`}>Who knows, since when, by which terms</a> ·{' '}
              <a href={`/desk/cases/${view.number}/leaks`}>Leaks</a>
            </p>
          ) : null}
        </Card>
      ) : null}
      {view.facts.length > 0 ? (
        <Card title="Facts" look="panel" id="facts">
          <DefinitionList facts={view.facts} />
        </Card>
      ) : null}
      {view.orderings ? <OrderingsCard view={view.orderings} /> : null}
    </div>
  );
}

/** The case room: what is owed and by when, what to do next, what is in the way, what has happened. */
export function CasePage({ frame, view }: { frame: Frame; view: CaseView }): JSX.Element {
  const banner = view.embargo ? <EmbargoBanner until={view.embargo.until} caseNumber={view.number} wide /> : undefined;
  return (
    <DeskShell frame={frame} title={view.number} now={view.now} banner={banner} scripts={scriptsFor(view.offers)}>
      <Crumbs links={[{ href: '/desk', text: 'Inbox' }]} />
      <Head view={view} />
      <div class="stack stack-5">
        {view.done ? <Callout tone="good" title={view.done} live /> : null}
        {view.refused ? (
          <Callout tone="alarm" title={`Not done: ${view.refused.title}`} live>
            <p>
              Nothing has changed, and what you typed is kept.{' '}
              <a href={`#step-${view.refused.step}`}>See what is in the way</a>
            </p>
          </Callout>
        ) : null}
        <div class="cols cols-aside">
          <div class="stack stack-6">
            {view.next ? <Next next={view.next} number={view.number} awaited={view.awaited ?? []} /> : null}
            {view.negotiation ? <NegotiationCard view={view.negotiation} /> : null}
            {view.said ? <SaidList {...view.said} /> : null}
            {view.feedback.length > 0 ? <FeedbackList feedback={view.feedback} /> : null}
            <Section title="What you can do" id="steps">
              {view.offers.length > 0 ? (
                <StepOffers offers={view.offers} />
              ) : (
                <p class="muted">Nothing here is yours to do at the moment.</p>
              )}
            </Section>
            <Section title="What happened" id="timeline">
              {view.timelineTabs.length > 0 ? <Tabs label="Whose entries" tabs={view.timelineTabs} /> : null}
              {view.earlierHref ? (
                <p>
                  <a href={view.earlierHref}>Show earlier entries</a>
                </p>
              ) : null}
              <Timeline entries={view.timeline} newSince={view.newSince} />
              {view.composer ? <Composer view={view.composer} /> : null}
            </Section>
            <ReportCard report={view.report} />
          </div>
          <Aside view={view} />
        </div>
      </div>
    </DeskShell>
  );
}
