import type { CaseLine, CaseRoom } from '../../app/queries/cases.ts';
import type { Offer } from '../../core/case/available.ts';
import { statusOf } from '../../core/case/evolve.ts';
import { newestFeedback } from '../../core/case/feedback.ts';
import { kindOf } from '../../core/case/kinds.ts';
import { openTasks } from '../../core/case/tasks.ts';
import type { Clock } from '../../core/process/clocks.ts';
import type { Next } from '../../core/process/next.ts';
import { clockOwners } from '../views/clock-owners.ts';
import { orderingsData } from '../views/orderings-view.ts';
import { sayActor } from '../views/say-actor.ts';

/** A clock as programs read it. */
export function clockView({ id, title, clause, owner, dueAt, state, metAt, paused, capAt, note, calendar }: Clock) {
  const still = paused ? { since: paused.since, leftSeconds: Math.round(paused.left / 1_000) } : null;
  const beside = { metAt: metAt ?? null, paused: still, capAt: capAt ?? null, note: note ?? null };
  return { id, title, clause, owner, dueAt, state, ...beside, calendar };
}

/** What to do now as programs read it. */
function nextView({ sentence, what, step, dueAt, beginsAt }: Next, number: string) {
  return { case: number, sentence, what, step: step ?? null, dueAt: dueAt ?? null, beginsAt: beginsAt ?? null };
}

/** One line of the inbox. */
export function lineView(line: CaseLine) {
  const { number, title, status, openedAt, isPublic, embargoEnd, severity, clocks, next } = line;
  return {
    number,
    title,
    status,
    openedAt,
    isPublic,
    embargoEnd: embargoEnd ?? null,
    severity: severity ? { word: severity.word, score: severity.score, vector: severity.vector } : null,
    clocks: clocks.map(clockView),
    next: nextView(next, number),
  };
}

/** One case for somebody who may see it. People are named as the desk names them. */
export function caseView(room: CaseRoom) {
  const { case: c, names, seq, next } = room;
  const name = (account: string) => ({ account, name: names[account] ?? null });
  return {
    number: c.number,
    seq,
    status: statusOf(c),
    openedAt: c.openedAt,
    closedAt: c.closedAt ?? null,
    channel: c.channel,
    playbook: c.playbook,
    report: c.report,
    kind: kindOf(c),
    upstream: c.upstream ?? null,
    impact: Object.values(c.impact ?? {}),
    ties: room.tied.map(({ relation, seen }) => ({
      relation,
      case: seen?.number ?? null,
      status: seen?.status ?? null,
    })),
    tasks: openTasks(c, room.playbook),
    lead: c.lead ? name(c.lead) : null,
    members: c.members.map(({ account, since, reason }) => ({ ...name(account), since, reason })),
    messages: c.messages.map(({ at, from, audience, text }) => ({ at, from, audience, text })),
    severity: c.severity ?? null,
    cwe: c.cwe ?? null,
    cve: c.cve,
    embargo: c.embargo,
    dateAnswers: c.answers.map(({ party, ...rest }) => ({ party: names[party] ?? party, ...rest })),
    feedback: newestFeedback(c).map(({ party, ...rest }) => ({ party: names[party] ?? party, ...rest })),
    affected: (c.affectedness ?? []).map(({ party, ...rest }) => ({ party: names[party] ?? party, ...rest })),
    questions: (c.asked ?? []).map(({ party, ...rest }) => ({ party: names[party] ?? party, ...rest })),
    fixes: Object.values(c.fixes),
    advisory: {
      state: c.advisory.state,
      revision: c.advisory.revisions.length,
      publications: c.advisory.publications,
      newest: c.advisory.revisions.at(-1)?.advisory ?? null,
    },
    notices: c.notices.map(({ id, kind, blocks, approvedBy, sent, stopped }) => ({
      id,
      kind,
      blocks,
      approvals: approvedBy.length,
      sentAt: sent?.at ?? null,
      leavesAt: sent?.leavesAt ?? null,
      recipients: sent?.copies.map(({ organisation }) => names[`organisation:${organisation}`] ?? organisation) ?? [],
      stoppedAt: stopped ?? null,
    })),
    exposure: c.exposure,
    orderings: orderingsData(room),
    credit: c.credit ?? null,
    retrospective: c.retrospective,
    clocks: room.clocks.map((clock) => ({ ...clockView(clock), owners: clockOwners(clock, room) })),
    next: nextView(next, c.number),
    waitsFor: room.awaited.map(({ party, as, account, step }) => ({
      who: names[account ?? party] ?? as,
      as,
      step: step.id,
      title: step.title,
    })),
  };
}

/** A step that stands open to the asker, with its gates. */
export function offerView({ step, shut, open, isDone }: Offer) {
  return {
    id: step.id,
    title: step.title,
    does: step.does,
    clause: step.clause,
    stage: step.stage,
    isDone,
    isOpen: shut.length === 0,
    gates: [
      ...shut.map(({ id, title, clause, sentence }) => ({ id, title, clause, isOpen: false, sentence })),
      ...open.map(({ id, title, clause }) => ({ id, title, clause, isOpen: true, sentence: null })),
    ],
  };
}

/** The record of a case, oldest first. */
export function timelineView(room: CaseRoom) {
  const { timeline, names, earlier } = room;
  return {
    earlier,
    entries: timeline.map(({ seq, at, actor, event }) => {
      const { type, ...what } = event;
      return { seq, at, who: sayActor(actor, names), type, data: what };
    }),
  };
}
