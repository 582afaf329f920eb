import { partiesOf } from '../access/actor.ts';
import { chosenKinds, kindOf, wasTold } from '../case/kinds.ts';
import { unfinished } from '../release/fix.ts';
import { deadlines } from './deadline.ts';
import { day, hour, plus } from './instant.ts';
import type { Chance, Place } from './samples.ts';

/** Good inputs of the steps that kinds of cases and ties between cases bring. Part of `goodInputs`. */
export const kindInputs: Readonly<Record<string, (place: Place, chance: Chance) => object | undefined>> = {
  ClassifyCase: ({ state, actor }, chance) => {
    const kind = chance.of([...chosenKinds, 'upstream', 'upstream'] as const);
    const isTheirs = kind !== 'unfixed' || partiesOf(actor, state).includes('lead');
    return kind !== kindOf(state) && isTheirs && fits(kind, state)
      ? { kind, reason: 'We looked.', forUsers: 'The design would have to change.', despiteSupport: true }
      : undefined;
  },
  RecordUpstream: ({ state, actor, now, playbook }, chance) => {
    const isBound = Boolean(state.upstream?.embargoEnd) && now < state.upstream!.embargoEnd! && !state.exposure.public;
    const isOurs = state.embargo.state !== 'none' && !isBound;
    const { upstream: _, ...ours } = state;
    const isWithin = deadlines(ours, playbook).every(({ at }) => at > plus(now, 7 * day));
    const isLeads = partiesOf(actor, state).includes('lead');
    const isFree = isLeads && isWithin && !state.exposure.public && !isOurs && !wasTold(state);
    if (isBound && !isFree) return undefined;
    return {
      project: 'Envoy',
      id: 'CVE-2026-1000',
      source: 'Their list.',
      ...(isFree && (isBound || chance.is(0.7)) ? { embargoEnd: plus(now, hour + chance.below(6 * day)) } : {}),
    };
  },
  StateImpact: ({ state }, chance) => {
    const line = chance.of(['1.33', '1.32', '1.31']);
    const status =
      state.fixes[line]?.state === 'released'
        ? 'affected'
        : chance.of(['affected', 'affected', 'not affected', 'unknown']);
    return { line, status, justification: 'vulnerable_code_not_present', note: 'Read the code.', carries: '1.34.0' };
  },
  PlanReleases: ({ state }, chance) => {
    const line = chance.of(['1.33', '1.32', '1.31']);
    return unfinished(state.fixes).some((f) => f.line === line)
      ? undefined
      : {
          lines: [{ line, planned: `${line}.${10 + (state.fixes[line]?.earlier?.length ?? 0)}` }],
          reason: 'A way around.',
        };
  },
  LinkCases: ({ state, facts }, chance) => {
    const relation = chance.of(['related', 'same release']);
    const isTied = state.ties?.some((t) => t.relation === relation);
    return facts.other && !isTied
      ? { other: 'CASE-2026-0002', relation, reason: 'One release mends both.' }
      : undefined;
  },
  MarkDuplicate: ({ facts }) =>
    facts.other ? { other: 'CASE-2026-0002', text: 'We know of it.', reason: 'The same flaw.' } : undefined,
  TakeBackDuplicate: ({ facts }) =>
    facts.other ? { text: 'Your report goes on by itself.', reason: 'Two flaws after all.' } : undefined,
  SplitReport: () => ({
    subject: 'The other one',
    effects: 'It crashes.',
    text: 'We made two of it.',
    reason: 'Two flaws.',
  }),
  TransferCase: () => ({
    to: 'Envoy',
    channel: 'Their report form',
    handedOver: 'The report.',
    consent: 'Their message of today.',
    text: 'Envoy has it now.',
  }),
  RecordPublicFix: () => ({ where: 'The main branch.' }),
  ConfirmInternalOnly: () => ({ note: 'Agreed.' }),
};

function fits(kind: (typeof chosenKinds)[number], state: Place['state']): boolean {
  switch (kind) {
    case 'already public':
      return state.exposure.public !== undefined;
    case 'upstream':
      return !state.cve.id && state.cve.state !== 'requested';
    case 'unfixed':
      return !Object.values(state.fixes).some((f) => f.state === 'released');
    case 'internal only':
      return (
        !state.exposure.public &&
        !state.notices.some((n) => n.sent && !n.stopped) &&
        !['proposed', 'active', 'revise'].includes(state.embargo.state)
      );
    default:
      return true;
  }
}
