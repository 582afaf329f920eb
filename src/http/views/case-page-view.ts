import { h } from 'preact';
import type { CaseRoom } from '../../app/queries/cases.ts';
import { isOfSecurity } from '../../core/access/actor.ts';
import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { isSaidPublic, openClaims, statusOf } from '../../core/case/evolve.ts';
import { feedbackKey, newestFeedback } from '../../core/case/feedback.ts';
import { hasStep, kindLaws, kindOf, suggestedKind } from '../../core/case/kinds.ts';
import { reportStatusOf } from '../../core/case/report-status.ts';
import { openTasks } from '../../core/case/tasks.ts';
import { type Standing, standings } from '../../core/embargo/adherence.ts';
import { steps } from '../../core/process/index.ts';
import { craDuty } from '../../core/process/regulatory/cra.ts';
import { sayTrack, trackOf } from '../../core/process/tracks.ts';
import { noCandidate } from '../../core/release/bundle.ts';
import { saySeverity } from '../../core/scores/say.ts';
import type { ChecklistItem } from '../../parts/checklist.tsx';
import type { Fact } from '../../parts/definition-list.tsx';
import type { GateView } from '../../parts/gate-list.tsx';
import type { NowSentence } from '../../parts/now-bar.tsx';
import type { TimelineEntry } from '../../parts/timeline.tsx';
import type { CaseView } from '../pages/case-page.tsx';
import type { ComposerView } from '../pages/composer.tsx';
import { sayEvent } from '../pages/event-words.ts';
import { errorOf } from '../step-form.ts';
import { clockOwners } from './clock-owners.ts';
import { negotiationView } from './negotiation-view.ts';
import { nextOf } from './now-view.ts';
import { gatesOf, type Refused, stepOffer } from './offer-view.ts';
import { orderingsView } from './orderings-view.ts';
import { sayActor } from './say-actor.ts';

export interface CasePageMore {
  readonly now: NowSentence;
  /** Who reads what is about to be written. */
  readonly audience: 'internal' | 'reporter';
  readonly refused?: Refused;
  /** Whether a passkey was shown just now. */
  readonly isFresh: boolean;
  readonly done?: string;
  /** The advisory as publication would complete it, where this person may approve it. */
  readonly frozen?: PublishedAdvisory | undefined;
}

const tieWords: Readonly<Record<CaseRoom['tied'][number]['relation'], string>> = {
  related: 'Related to',
  'same release': 'Mended by the same release as',
  'duplicate of': 'Follows',
  'has duplicate': 'Followed by',
  'split into': 'Split into this and',
  'split from': 'Split from',
};

/** The embargo as a banner; nothing once the matter is public. */
export function embargoOf({ case: state }: CaseRoom): CaseView['embargo'] {
  const isOver = state.embargo.state === 'exited' || state.advisory.publications.length > 0;
  return isOver ? undefined : { until: state.embargo.end ?? null };
}

/** One case as its page shows it. */
export function casePageView(room: CaseRoom, more: CasePageMore): CaseView {
  const { case: state, offers, earlier } = room;
  const { now, refused, done } = more;
  const title = refused && steps.find(({ id }) => id === refused.step)?.title;
  return {
    number: state.number,
    title: state.report.subject || 'No subject',
    status: statusOf(state),
    now,
    embargo: embargoOf(room),
    isPublic: state.exposure.public !== undefined || state.advisory.publications.length > 0,
    saidPublic: isSaidPublic(state) ? openClaims(state, 'public').map(({ source }) => source) : undefined,
    kind: kindView(state),
    ties: room.tied.map(({ relation, seen }) => ({
      says: tieWords[relation],
      ...(seen ? { seen: { ...seen, href: `/desk/cases/${seen.number}` } } : {}),
    })),
    tasks: openTasks(state, room.playbook).map(({ sentence, step }) => ({
      sentence,
      href: offers.some((o) => o.step.id === step) ? `#step-${step}` : undefined,
    })),
    negotiation: negotiationView(room),
    feedback: newestFeedback(state).map((each) => ({ ...each, who: room.names[each.party] ?? 'An organisation' })),
    said: saidOf(room),
    severity: state.severity?.word,
    score: state.severity?.score,
    clocks: clocksOf(room),
    next: nextOf(room.next),
    awaited: room.awaited.map(
      ({ party, as, account, step }) => `${room.names[account ?? party] ?? `the ${as}`}: ${step.title}`,
    ),
    report: reportOf(room),
    checklist: checklistOf(room),
    gates: graveGates(room),
    timelineTabs: [],
    timeline: timelineOf(room),
    earlierHref: earlier > 0 ? `/desk/cases/${state.number}?entries=all#timeline` : undefined,
    composer: composerOf(room, more),
    // Writing has its own place below the timeline.
    offers: offers.filter(({ step }) => step.id !== 'send-message').map((offer) => stepOffer(offer, room, more)),
    people: peopleOf(room),
    worksOnLeaks: isOfSecurity(room.actor),
    facts: factsOf(room),
    orderings: orderingsView(room),
    done,
    refused: refused && title ? { step: refused.step, title } : undefined,
  };
}

/** What distributors say of themselves and ask, by their names; nothing while they are silent. */
function saidOf({ case: state, names }: CaseRoom): CaseView['said'] {
  const named = <T extends { readonly party: string }>(list: readonly T[] = []) =>
    list.map((each) => ({ ...each, who: names[each.party] ?? 'An organisation' }));
  const said = { affected: named(state.affectedness), asked: named(state.asked) };
  return said.affected.length + said.asked.length > 0 ? said : undefined;
}

function kindView(state: CaseRoom['case']): CaseView['kind'] {
  const name = kindOf(state);
  const suggested = suggestedKind(state.report);
  const isAsked = !state.kind && suggested !== 'ordinary' && !state.closedAt;
  return { name, means: kindLaws[name].means, suggested: isAsked ? suggested : undefined };
}

/** Every clock with the people who own it; a report to authorities leads to its text. */
function clocksOf(room: CaseRoom): CaseView['clocks'] {
  return room.clocks.map((clock) => ({
    ...clock,
    owner: clock.metAt ? undefined : clockOwners(clock, room).join(', '),
    href: craDuty(clock.id) ? `/desk/cases/${room.case.number}/reports/${clock.id}` : undefined,
  }));
}

function reportOf({ case: state }: CaseRoom): CaseView['report'] {
  const { kind, steps: told, effects, surface, dependencies, attachments } = state.report;
  const files = attachments.map(({ blob, name, size }) => ({
    name,
    href: `/desk/cases/${state.number}/files/${blob}`,
    size: `${Math.max(1, Math.round(size / 1024))} KiB`,
  }));
  return { from: 'the reporter', kind, channel: state.channel, steps: told, effects, surface, dependencies, files };
}

function checklistOf(room: CaseRoom): readonly ChecklistItem[] {
  return steps.flatMap((step) => {
    if (!step.isDone || !hasStep(room.case, step.id)) return [];
    const offer = room.offers.find((each) => each.step.id === step.id);
    const isDone = step.isDone(room.case);
    // What was not done before the case was closed is not to do any more.
    if (room.case.closedAt && !isDone && !offer) return [];
    const state = isDone ? 'done' : offer && offer.shut.length > 0 ? 'blocked' : 'not started';
    const href = offer ? `#step-${step.id}` : undefined;
    return [{ id: step.id, name: step.title, state, href, isNext: room.next?.step === step.id } as const];
  });
}

/** The gates of what cannot be taken back, each once. */
function graveGates(room: CaseRoom): readonly GateView[] {
  const seen = new Map<string, GateView>();
  for (const offer of room.offers.filter(({ step }) => step.grave)) {
    for (const gate of gatesOf(offer)) if (!seen.has(gate.id) || !gate.open) seen.set(gate.id, gate);
  }
  return [...seen.values()];
}

function timelineOf({ timeline, names }: CaseRoom): readonly TimelineEntry[] {
  const newest = new Map(
    timeline.map(({ seq, event }) => [event.type === 'FeedbackGiven' ? feedbackKey(event) : '', seq]),
  );
  return timeline.map(({ seq, at, actor, event }) => {
    const text =
      'text' in event ? event.text : 'plan' in event ? event.plan : 'reason' in event ? event.reason : undefined;
    const told = event.type === 'DutyTold' || event.type === 'OwnersReminded' ? whoWasTold(event, names) : undefined;
    const isSaid = event.type === 'MessageSent' || event.type === 'ReporterContacted' || event.type === 'PlanShared';
    const audience = event.type === 'MessageSent' ? event.audience : 'reporter';
    const isReplaced = event.type === 'FeedbackGiven' && newest.get(feedbackKey(event)) !== seq;
    return {
      id: `e${seq}`,
      at,
      who: sayActor(actor, names, 'party' in event ? event.party : undefined),
      what: sayEvent(event, names),
      ...(isSaid ? { audience } : {}),
      ...((told ?? text) ? { text: told ?? text } : {}),
      ...(isReplaced ? { isFolded: true } : {}),
    };
  });
}

/** The names of everybody who was told by mail. */
function whoWasTold(
  { accounts, team }: { readonly accounts: readonly string[]; readonly team: boolean },
  names: CaseRoom['names'],
): string {
  const people = accounts.map((id) => names[id] ?? 'somebody who has left');
  return `Told by mail: ${[...people, ...(team ? ['the team’s list'] : [])].join(', ') || 'nobody'}`;
}

function composerOf(room: CaseRoom, { audience, refused }: CasePageMore): ComposerView | undefined {
  if (!room.offers.some(({ step }) => step.id === 'send-message')) return undefined;
  const here = `/desk/cases/${room.case.number}`;
  const mine = refused?.step === 'send-message' ? refused : undefined;
  const team = Object.keys(room.names).filter((id) => !id.includes(':')).length;
  return {
    audience,
    who: audience === 'internal' ? `the team, ${team} people` : 'the reporter and the team',
    action: `${here}/steps/send-message`,
    otherHref: `${here}?to=${audience === 'internal' ? 'reporter' : 'internal'}#write`,
    text: mine?.fields.text?.[0],
    error: mine && (errorOf(mine.faults, 'text', 'Message') ?? mine.gates[0]?.sentence),
  };
}

/** Everybody who can see the case: by role, because they were let in, as its reporter, or by a notice. */
function peopleOf(room: CaseRoom): readonly Fact[] {
  const { case: state, names, facts } = room;
  const name = (id: string) => names[id] ?? 'Somebody';
  const byRole = facts.team.filter(
    ({ account, roles }) =>
      !state.conflicted.includes(account) && (roles.includes('responder') || roles.includes('lead')),
  );
  const told = new Set(
    state.notices.flatMap((n) => (n.sent && !n.stopped ? n.sent.copies : [])).map((c) => c.organisation),
  );
  return [
    { term: 'The reporter', is: 'reported it' },
    ...byRole.map(({ account, roles }) => ({
      term: name(account),
      is: account === state.lead ? 'case lead' : roles.filter((r) => r !== 'admin').join(', '),
    })),
    ...state.members
      .filter(({ account }) => !byRole.some((each) => each.account === account))
      .map(({ account, reason }) => ({ term: name(account), is: reason })),
    ...[...told].map((organisation) => ({
      term: name(`organisation:${organisation}`),
      is: sayStanding(organisation, room),
    })),
  ];
}

const standingWords: Readonly<Record<Standing['adherence'], string>> = {
  adheres: 'had a notice, and is bound by the embargo',
  adhered: 'had a notice, and kept the embargo',
  left: 'had a notice, and does not keep the embargo',
  leaked: 'had a notice, and has reported a leak since',
  'never bound': 'was told of a notice, and has not accepted the embargo',
};

/** What a distributor knows, and whether it is bound: told anew each time from what is on record. */
function sayStanding(organisation: string, { case: state, now, playbook, facts }: CaseRoom): string {
  const standing = standings(state, { now, playbook, facts }).find((s) => s.party === `organisation:${organisation}`);
  const status = reportStatusOf(state, `organisation:${organisation}`);
  const said = status && status !== 'received' ? `; the report is ${status} for it` : '';
  return `${standing ? standingWords[standing.adherence] : 'had a notice'}${said}`;
}

/** How far the candidate fix has come, leading to its page. */
function bundlesLink({ number, candidate = noCandidate }: CaseRoom['case']): Fact['is'] {
  const { shares, downloads } = candidate;
  const said = [shares.length > 0 ? 'shared' : 'not shared', `${downloads.length} downloads`].join(', ');
  return h('a', { href: `/desk/cases/${number}/bundles` }, said);
}

/** The id that was given back last, leading to what rejects it; undefined where none was, or another one is asked for. */
function givenBack({ cve, cvesReturned = [] }: CaseRoom['case']): Fact['is'] | undefined {
  const id = cve.state === 'rejected' ? cvesReturned.at(-1) : undefined;
  return id && h('a', { href: `/desk/regulatory?year=${id.slice(4, 8)}` }, `${id}, given back`);
}

function factsOf({ case: state, playbook }: CaseRoom): readonly Fact[] {
  return [
    { term: 'CVE id', is: state.cve.id ?? givenBack(state) ?? state.cve.state },
    { term: 'Weakness', is: state.cwe },
    { term: 'CVSS', is: state.severity?.vector },
    ...(state.scores ?? []).flatMap((s) => (s.environment ? [{ term: s.environment, is: saySeverity(s) }] : [])),
    ...(state.severityChanges ?? []).map(({ from }) => ({ term: 'Severity before', is: saySeverity(from) })),
    { term: 'Track', is: sayTrack(trackOf(state, playbook)) },
    { term: 'Advisory', is: state.advisory.state },
    { term: 'Embargo', is: state.embargo.state },
    ...(state.candidate ? [{ term: 'Patch bundles', is: bundlesLink(state) }] : []),
    ...Object.values(state.fixes).map((fix) => ({
      term: fix.line,
      is: [fix.state, fix.version ?? fix.planned, fix.coverage === 'partial' ? 'partial mitigation' : '']
        .filter(Boolean)
        .join(', '),
    })),
    ...(state.upstream ? [{ term: 'Upstream', is: `${state.upstream.project}, ${state.upstream.id}` }] : []),
    ...Object.values(state.impact ?? {}).map((i) => ({
      term: `Is ${i.line} affected`,
      is: [
        i.status,
        i.justification?.replaceAll('_', ' '),
        i.carries && `carries ${i.carries}`,
        i.needs && `needs ${i.needs}`,
      ]
        .filter(Boolean)
        .join(', '),
    })),
    { term: 'Playbook', is: `${state.playbook.name} version ${state.playbook.version}` },
  ];
}
