import type { CaseEvent } from '../case/events.ts';
import { evolve } from '../case/evolve.ts';
import type { Case } from '../case/model.ts';
import type { Facts } from '../process/facts.ts';
import type { Instant } from '../process/instant.ts';
import type { NoticeKind } from '../process/playbook-notices.ts';
import { kindsOfNotice, owedNotices } from './kinds.ts';

/** Who drafts, when, and where fresh names come from. */
export interface Drafting {
  readonly by: string;
  readonly at: Instant;
  readonly facts: Pick<Facts, 'fresh'>;
}

/**
 * The events with a draft behind them of every one of the kinds that they make owed: a person reads it, mends it and
 * sends it. An open draft of that kind is written anew where what it tells has changed, and otherwise left as it was
 * mended.
 */
export function withDrafts(
  state: Case,
  events: readonly CaseEvent[],
  kinds: readonly NoticeKind[],
  { by, at, facts }: Drafting,
): readonly CaseEvent[] {
  const after = folded(state, events, at);
  const owed = owedNotices(after).filter(
    (kind) => kinds.includes(kind) && !(hasOpen(state, kind) && tells(state, kind) === tells(after, kind)),
  );
  return [...events, ...owed.map((kind) => draftOf(after, kind, by, facts))];
}

/** The events with a draft of one kind behind them, whether or not it is owed yet; an open one is written anew. */
export function withDraftOf(
  state: Case,
  events: readonly CaseEvent[],
  kind: NoticeKind,
  { by, at, facts }: Drafting,
): readonly CaseEvent[] {
  return [...events, draftOf(folded(state, events, at), kind, by, facts)];
}

const folded = (state: Case, events: readonly CaseEvent[], at: Instant): Case =>
  events.reduce((c, event) => evolve(c, c, { seq: 0, at, actor: '', event }), state);

function draftOf(after: Case, kind: NoticeKind, by: string, facts: Drafting['facts']): CaseEvent {
  const open = after.notices.find((n) => n.kind === kind && !n.sent);
  const blocks = kindsOfNotice[kind].fill(after);
  return { type: 'NoticeDrafted', notice: open?.id ?? facts.fresh(), kind, blocks, by };
}

const hasOpen = (state: Case, kind: NoticeKind): boolean => state.notices.some((n) => n.kind === kind && !n.sent);

/** What a kind of notice would tell of the case, and since when it is owed, for comparison. */
const tells = (state: Case, kind: NoticeKind): string =>
  JSON.stringify([kindsOfNotice[kind].owedSince(state), kindsOfNotice[kind].fill(state)]);

/** A word from the house to the reporter that follows from a step; it begins no conversation of its own. */
export const toReporter = (text: string, by: string): CaseEvent => ({
  type: 'MessageSent',
  from: 'team',
  audience: 'reporter',
  text,
  by,
  derived: true,
});
