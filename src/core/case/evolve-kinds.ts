import { type Embargo, noEmbargo } from '../embargo/embargo.ts';
import { embargoMoved, isHeld, proposalAction } from '../embargo/machine.ts';
import type { Instant } from '../process/instant.ts';
import { type LineFix, nextRound } from '../release/fix.ts';
import type { KindEvent } from './events-kinds.ts';
import { kindOf } from './kinds.ts';
import type { Case } from './model.ts';
import { reportMoved } from './report-status.ts';
import type { Tie } from './ties.ts';

/** What kind of case it is, whose vulnerability it is, and which lines it concerns. */
export function evolveKinds(state: Case, event: KindEvent, at: Instant): Case {
  switch (event.type) {
    case 'CaseClassified': {
      const { type: _, ...said } = event;
      return keptToKind({ ...state, kind: { ...said, at } });
    }
    case 'InternalOnlyConfirmed':
      return state.kind ? { ...state, kind: { ...state.kind, confirmedBy: event.by } } : state;
    case 'UpstreamRecorded': {
      const { type: _, by: _by, ...upstream } = event;
      return { ...state, upstream, embargo: inherited(state.embargo, upstream.embargoEnd, event.source, at) };
    }
    case 'ReleasesPlanned': {
      const { fixConfirmedAt: _, ...rest } = state;
      const planned = event.lines.map((l) => [l.line, nextRound(state.fixes[l.line], l.line, l.planned)] as const);
      return { ...rest, fixes: { ...state.fixes, ...Object.fromEntries(planned) } };
    }
    case 'CaseLinked':
      return tied(state, { other: event.other, relation: event.relation, at });
    case 'DuplicateMarked': {
      const kind = { kind: 'duplicate', reason: event.reason, at, by: event.by } as const;
      const put = reportMoved(toReporter(state, event.text, event.by, at), 'team', 'defer');
      // Its own dates are off the table: from now on it hears those of the case that goes on.
      const own = isHeld(state.embargo) ? { embargo: noEmbargo, answers: [] } : {};
      const before = { ...(state.kind ? { kind: state.kind } : {}), embargo: state.embargo, answers: state.answers };
      return tied({ ...put, ...own, kind }, { other: event.of, relation: 'duplicate of', at, before });
    }
    case 'DuplicateTakenBack':
      return onItsOwn(toReporter(state, event.text, event.by, at));
    case 'DuplicateLeft': {
      const ties = (state.ties ?? []).filter((t) => t.other !== event.duplicate || t.relation !== 'has duplicate');
      return { ...state, ties, answers: state.answers.filter((a) => a.party !== `reporter:${event.ref}`) };
    }
    case 'DuplicateJoined':
      return tied(state, {
        other: event.duplicate,
        relation: 'has duplicate',
        at,
        ref: event.ref,
        ...(event.deadline ? { deadline: event.deadline } : {}),
      });
    case 'SurvivorPublished':
      return {
        ...state,
        survivorPublished: { at, id: event.id },
        exposure: { ...state.exposure, public: state.exposure.public ?? at },
        embargo: !isHeld(state.embargo)
          ? state.embargo
          : {
              ...embargoMoved(state.embargo, 'terminate'),
              ended: { at, cause: 'reached', reason: 'The advisory was published.' },
            },
      };
    case 'ReportSplit':
      return tied(toReporter(state, event.text, event.by, at), { other: event.into, relation: 'split into', at });
    case 'SplitOff':
      return tied(
        { ...state, ...(event.reportedAt ? { reportedAt: event.reportedAt } : {}) },
        { other: event.from, relation: 'split from', at },
      );
    case 'CaseTransferred': {
      const { type: _, by, text, ...transfer } = event;
      const kind = { kind: 'transferred', reason: transfer.handedOver, at, by } as const;
      const put = reportMoved(toReporter(state, text, by, at), 'team', 'defer');
      return { ...put, kind, transfer: { ...transfer, at }, embargo: leftTo(state.embargo, transfer.to, at) };
    }
    case 'PublicFixRecorded':
      return { ...state, exposure: { ...state.exposure, publicFix: { at, where: event.where } } };
    case 'ImpactStated': {
      const { type: _, ...impact } = event;
      return fixesByImpact({ ...state, impact: { ...state.impact, [event.line]: { ...impact, at } } }, event.line);
    }
  }
}

const tied = (state: Case, tie: Tie): Case => ({
  ...state,
  ties: [...(state.ties ?? []).filter((t) => t.other !== tie.other || t.relation !== tie.relation), tie],
});

/**
 * A case that followed another is again what it was before. What it heard of the other one's dates and publication is undone;
 * what became known of itself meanwhile is not.
 */
function onItsOwn(state: Case): Case {
  const { kind: _, survivorPublished, ...rest } = state;
  const tie = state.ties?.find((t) => t.relation === 'duplicate of');
  const { public: known, ...exposure } = state.exposure;
  const isKnown = known !== undefined && known !== survivorPublished?.at;
  const { kind, embargo = noEmbargo, answers = [] } = tie?.before ?? {};
  return {
    ...rest,
    ties: (state.ties ?? []).filter((t) => t !== tie),
    exposure: isKnown ? state.exposure : exposure,
    ...(kind ? { kind } : {}),
    ...(isKnown && !isHeld(state.embargo) ? {} : { embargo, answers }),
  };
}

function toReporter(state: Case, text: string, by: string, at: Instant): Case {
  return { ...state, messages: [...state.messages, { at, from: 'team', audience: 'reporter', text, by }] };
}

/** Upstream's date is in force at once: nobody here was asked, and nobody here decides (R93). */
function inherited(embargo: Embargo, end: Instant | undefined, source: string, at: Instant): Embargo {
  if (!end) return embargo;
  const inForce = embargoMoved(embargoMoved(embargo, proposalAction(embargo)), 'accept');
  const from = embargo.end;
  const moves =
    from && from !== end ? { moved: [...(embargo.moved ?? []), { at, from, to: end, reason: source }] } : {};
  return { ...inForce, end, ...moves, decided: { at, reason: source, objections: [] } };
}

/** Whoever the case is handed over to settles dates from then on; what was put to the reporter here is off (R22). */
function leftTo(embargo: Embargo, to: string, at: Instant): Embargo {
  if (!isHeld(embargo)) return embargo;
  return { ...embargoMoved(embargo, 'terminate'), ended: { at, cause: 'handed over', reason: to } };
}

/**
 * An unfixed case has no line that waits for a patch: each is declined, with the words that users read. With another kind
 * the lines stand where they stood before.
 */
export function keptToKind(state: Case): Case {
  const { forUsers: reason = '', despiteSupport } = state.kind ?? {};
  const isUnfixed = kindOf(state) === 'unfixed';
  const declined = (fix: LineFix): LineFix =>
    ['released', 'declined'].includes(fix.state)
      ? fix
      : {
          ...fix,
          state: 'declined',
          reason,
          ...(despiteSupport ? { despiteSupport } : {}),
          before: { state: fix.state },
        };
  const kept = Object.values(state.fixes).map((fix) => (isUnfixed ? declined(fix) : restored(fix)));
  return { ...state, fixes: Object.fromEntries(kept.map((fix) => [fix.line, fix])) };
}

function restored(fix: LineFix): LineFix {
  const { before, reason: _, despiteSupport: _despite, ...rest } = fix;
  return before && fix.state === 'declined' ? { ...rest, ...before } : fix;
}

/** A line that turns out not to be affected needs no patch; one that turns out to be needs one, once we have accepted. */
function fixesByImpact(state: Case, line: string): Case {
  const impact = state.impact?.[line];
  const fix = state.fixes[line];
  if (impact?.status === 'not affected' && fix && fix.state !== 'released') {
    const { [line]: _, ...rest } = state.fixes;
    return { ...state, fixes: rest };
  }
  if (impact?.status !== 'affected' || fix || state.tellDistributors === undefined) return state;
  const planned: LineFix = { line, state: 'planned', coverage: 'full', vehicle: 'patch' };
  const { fixConfirmedAt: _, ...rest } = state;
  return keptToKind({ ...rest, fixes: { ...state.fixes, [line]: planned } });
}
