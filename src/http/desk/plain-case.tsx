import type { JSX } from 'preact';
import type { CaseRoom } from '../../app/queries/cases.ts';
import type { ShutGate } from '../../core/case/decide.ts';
import { steps } from '../../core/process/index.ts';
import { Callout } from '../../parts/callout.tsx';
import { Card } from '../../parts/card.tsx';
import { Checklist, type ChecklistItem } from '../../parts/checklist.tsx';
import { Clocks } from '../../parts/clock.tsx';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { DeskShell } from '../../parts/desk-shell.tsx';
import { EmbargoBanner } from '../../parts/embargo-banner.tsx';
import type { Frame } from '../../parts/frame.ts';
import { GateList } from '../../parts/gate-list.tsx';
import type { NowSentence } from '../../parts/now-bar.tsx';
import { PageHeading, Section } from '../../parts/page-heading.tsx';
import { StepForm } from '../../parts/step-form.tsx';
import { Timeline } from '../../parts/timeline.tsx';
import { stepFields, type Tried } from '../step-form.ts';
import { timelineEntries } from '../views/timeline-view.ts';

export interface CasePageView {
  readonly room: CaseRoom;
  readonly now: NowSentence;
  readonly tried?: (Tried & { readonly gates: readonly ShutGate[] }) | undefined;
  readonly done?: string | undefined;
}

/** Steps with a page of their own. */
const own: Readonly<Record<string, string>> = { 'draft-advisory': 'advisory', 'draft-notice': 'notice' };

function Step({ view, index }: { view: CasePageView; index: number }): JSX.Element {
  const { room, tried } = view;
  const { step, shut, open } = room.offers[index]!;
  const mine = tried?.step === step.id ? tried : undefined;
  const gates = mine && mine.gates.length > 0 ? mine.gates : shut;
  const here = `/desk/cases/${room.case.number}`;
  return (
    <Card title={step.title} level={3} id={`step-${step.id}`}>
      <p class="muted">{step.does}</p>
      {gates.length + open.length > 0 ? (
        <GateList
          gates={[
            ...gates.map((gate) => ({ ...gate, open: false })),
            ...open.filter(({ id }) => !gates.some((gate) => gate.id === id)).map((gate) => ({ ...gate, open: true })),
          ]}
        />
      ) : null}
      {own[step.id] ? (
        <p>
          <a href={`${here}/${own[step.id]}`}>{step.title}</a>
        </p>
      ) : (
        <StepForm
          step={step.id}
          action={`${here}/steps/${step.id}`}
          fields={stepFields(step, room, tried)}
          button={step.title}
        />
      )}
    </Card>
  );
}

function checklist(room: CaseRoom): readonly ChecklistItem[] {
  return steps
    .filter((step) => step.isDone)
    .map((step) => {
      const offer = room.offers.find((each) => each.step.id === step.id);
      const isDone = step.isDone!(room.case);
      const state = isDone ? 'done' : !offer ? 'not started' : offer.shut.length > 0 ? 'blocked' : 'in progress';
      return {
        id: step.id,
        name: step.title,
        state,
        ...(offer ? { href: `#step-${step.id}` } : {}),
        isNext: room.next?.step === step.id,
      } as const;
    });
}

/** One case: what it is, what is owed, every step with its gates, and what has happened. */
export function CasePage({ frame, view }: { frame: Frame; view: CasePageView }): JSX.Element {
  const { room, now, tried, done } = view;
  const { case: state } = room;
  const isUnder = state.embargo.state !== 'exited' && state.advisory.publications.length === 0;
  const banner = isUnder ? (
    <EmbargoBanner until={state.embargo.end ?? null} caseNumber={state.number} wide />
  ) : undefined;
  return (
    <DeskShell frame={frame} title={state.number} now={now} banner={banner}>
      <PageHeading eyebrow={state.number} title={state.report.subject || 'No subject'} long />
      <div class="stack stack-6">
        {done ? <Callout tone="good" title={done} live /> : null}
        {tried ? (
          <Callout tone="alarm" title="That was not done" live>
            <p>
              <a href={`#step-${tried.step}`}>See what is in the way</a>
            </p>
          </Callout>
        ) : null}
        <Clocks clocks={room.clocks} />
        <div class="cols cols-aside">
          <div class="stack stack-6">
            <Section title="Steps" id="steps">
              {room.offers.map((offer, index) => (
                <Step view={view} index={index} key={offer.step.id} />
              ))}
            </Section>
            <Section title="What happened" id="timeline">
              <Timeline entries={timelineEntries(room)} />
            </Section>
          </div>
          <div class="stack stack-5">
            <Card title="Report" look="panel">
              <DefinitionList
                facts={[
                  { term: 'Steps to reproduce', is: state.report.steps },
                  { term: 'Effects', is: state.report.effects },
                  { term: 'Attack surface', is: state.report.surface },
                  { term: 'Other projects', is: state.report.dependencies },
                ]}
              />
            </Card>
            <Checklist items={checklist(room)} />
          </div>
        </div>
      </div>
    </DeskShell>
  );
}
