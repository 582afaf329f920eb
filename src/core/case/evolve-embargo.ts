import { consentAction, consentMachine } from '../embargo/consent.ts';
import { currentProposal } from '../embargo/embargo.ts';
import { embargoMoved, proposalAction } from '../embargo/machine.ts';
import type { Instant } from '../process/instant.ts';
import { moved } from '../process/machine.ts';
import type { CaseEvent } from './events.ts';
import { hasGoneToMembers } from './kinds.ts';
import type { Case, ExposureClaim, Notice, PartyId } from './model.ts';

type EmbargoEvent = Extract<
  CaseEvent,
  {
    type:
      | 'DateProposed'
      | 'DateAnswered'
      | 'DateDecided'
      | 'DateRejected'
      | 'EmbargoEnded'
      | 'ConsentChanged'
      | 'ExemptionGranted'
      | 'ExposureRecorded'
      | 'ExposureRefuted'
      | 'DeploymentRecorded'
      | `Notice${string}`;
  }
>;

/** The embargo's machine (none, proposed, active, revise, exited), the answers to its date, and the notices under it. */
export function evolveEmbargo(state: Case, event: EmbargoEvent, at: Instant): Case {
  const { embargo } = state;
  switch (event.type) {
    case 'DateProposed':
      return {
        ...state,
        embargo: {
          ...embargoMoved(embargo, proposalAction(embargo)),
          proposals: [
            ...embargo.proposals,
            {
              number: event.proposal,
              at: event.date,
              note: event.note,
              proposedAt: at,
              ...(event.trigger ? { trigger: event.trigger } : {}),
            },
          ],
        },
      };
    case 'DateAnswered':
      return { ...state, answers: [...state.answers, { ...event, at }] };
    case 'DateDecided':
      return {
        ...state,
        embargo: {
          ...withoutTrigger(embargoMoved(embargo, 'accept')),
          ...(event.trigger ? { trigger: event.trigger } : {}),
          end: event.date,
          ...dateMoved(state, event, at),
          decided: { at, reason: event.reason, objections: event.objections },
          decisions: [...(embargo.decisions ?? []), decisionOf(event, at)],
        },
      };
    case 'DateRejected':
      return { ...state, embargo: { ...embargoMoved(embargo, 'reject'), proposals: withdrawn(embargo, at) } };
    case 'EmbargoEnded':
      return {
        ...state,
        embargo: { ...embargoMoved(embargo, 'terminate'), ended: endOf(event, at) },
      };
    case 'ExemptionGranted': {
      const { exemption, party, text, by } = event;
      return { ...state, exemptions: [...(state.exemptions ?? []), { at, id: exemption, party, text, by }] };
    }
    case 'ConsentChanged':
      return consented(state, event, at);
    case 'ExposureRecorded':
      return { ...state, exposure: exposed(state.exposure, event, at) };
    case 'DeploymentRecorded':
      return { ...state, exposure: { ...state.exposure, deployed: event.since } };
    case 'ExposureRefuted': {
      const isOfAttacks = event.what === 'attacks observed';
      const { public: known, exploitPublic, attacksObserved, attacksRecordedAt, claims = [], ...rest } = state.exposure;
      const stays = isOfAttacks
        ? { ...(known ? { public: known } : {}), ...(exploitPublic ? { exploitPublic } : {}) }
        : {
            ...(attacksObserved ? { attacksObserved } : {}),
            ...(attacksRecordedAt ? { attacksRecordedAt } : {}),
          };
      const answered = isOfAttacks ? ['attacks observed'] : ['public', 'exploit public'];
      return { ...state, exposure: { ...rest, ...stays, ...withoutClaims(claims, answered) } };
    }
    case 'NoticeDrafted': {
      const notice: Notice = {
        id: event.notice,
        kind: event.kind,
        blocks: event.blocks,
        draftedBy: event.by,
        ...(event.ignored ? { ignored: event.ignored } : {}),
        approvedBy: [],
      };
      return { ...state, notices: [...state.notices.filter((n) => n.id !== notice.id), notice] };
    }
    case 'NoticeApproved':
      return change(state, event.notice, ({ approvalLapsed: _, ...n }) => ({
        ...n,
        approvedBy: [...new Set([...n.approvedBy, event.by])],
      }));
    case 'NoticeSent': {
      const next = change(state, event.notice, (n) => ({
        ...n,
        sent: { at, leavesAt: event.leavesAt, copies: event.copies, by: event.by },
      }));
      const followsUp = next.notices.some((n) => n.id === event.notice && n.kind === 'release-out');
      return {
        ...next,
        participants: { ...next.participants, ...invited(next, event) },
        ...(followsUp ? { followedUpAt: at } : {}),
      };
    }
    case 'NoticeStopped':
      return heldBack(state, event.notice, at);
    case 'NoticeOpened':
      return change(state, event.notice, (n) => opened(n, event.party, at));
  }
}

/** The first time counts: who knew what since when. */
function opened(notice: Notice, party: string, at: Instant): Notice {
  if (!notice.sent) return notice;
  const copies = notice.sent.copies.map((copy) =>
    `organisation:${copy.organisation}` === party ? { ...copy, openedAt: copy.openedAt ?? at } : copy,
  );
  return { ...notice, sent: { ...notice.sent, copies } };
}

const endOf = ({ cause, because, reason }: Extract<CaseEvent, { type: 'EmbargoEnded' }>, at: Instant) => ({
  at,
  cause,
  ...(because ? { because } : {}),
  reason,
});

/** New terms stand for themselves: a clause that was agreed with the old ones does not outlive them. */
const withoutTrigger = ({ trigger: _, ...embargo }: Case['embargo']): Case['embargo'] => embargo;

const decisionOf = ({ date, delay, objections }: Extract<CaseEvent, { type: 'DateDecided' }>, at: Instant) => ({
  at,
  date,
  ...(delay ? { delay } : {}),
  objections,
});

/** A moment that differs from the one that was agreed, or that the parties had read of, is a move that they are told of. */
function dateMoved(
  { embargo, notices }: Case,
  { date, reason }: Extract<CaseEvent, { type: 'DateDecided' }>,
  at: Instant,
): Pick<Case['embargo'], 'moved'> {
  const sentAt = notices.find(hasGoneToMembers)?.sent?.at;
  const told = sentAt ? embargo.proposals.findLast((p) => p.proposedAt <= sentAt)?.at : undefined;
  const from = embargo.end ?? told;
  if (from === undefined || from === date) return {};
  return { moved: [...(embargo.moved ?? []), { at, from, to: date, reason }] };
}

/** Every date that was put forward since the last decision is off the table; what was agreed before stays. */
function withdrawn(embargo: Case['embargo'], at: Instant): Case['embargo']['proposals'] {
  const since = embargo.decided?.at;
  return embargo.proposals.map((p) => (since === undefined || p.proposedAt > since ? { ...p, withdrawn: at } : p));
}

/** Who is asked answers anew; who signs is bound from then on, also to a policy that has changed meanwhile. */
function consented(state: Case, event: Extract<EmbargoEvent, { type: 'ConsentChanged' }>, at: Instant): Case {
  const old = state.participants[event.party];
  if (!old) return state;
  // Time and policy make a consent lapse without an event, so the move may also begin there.
  const froms = [old.consent, moved(consentMachine, old.consent, 'lapse')];
  if (!froms.some((from) => consentAction(from, event.consent))) return state;
  const { answerBy: _, leftAt, ...rest } = old;
  // Who is only asked again is bound no more than before.
  const left = event.consent === 'declined' && old.signedAt !== undefined ? at : leftAt;
  const participant = {
    ...rest,
    consent: event.consent,
    policyVersion: event.policyVersion,
    ...(event.consent === 'signatory' ? { signedAt: old.signedAt ?? at } : left ? { leftAt: left } : {}),
    ...(event.answerBy ? { answerBy: event.answerBy } : {}),
  };
  return { ...state, participants: { ...state.participants, [event.party]: participant } };
}

/** Who is told for the first time takes part on the terms of the notice; members that had accepted the policy are bound. */
function invited(
  state: Case,
  { copies, leavesAt, terms }: Extract<EmbargoEvent, { type: 'NoticeSent' }>,
): Case['participants'] {
  const { consent = 'signatory', ...rest } = terms ?? {};
  const signed = consent === 'signatory' ? { signedAt: leavesAt } : {};
  return Object.fromEntries(
    copies.map(({ organisation, ref }) => {
      const party = partyOf(organisation);
      const old = state.participants[party];
      return [party, old ?? { party, ref, reportStatus: 'received', consent, ...signed, ...rest }];
    }),
  );
}

/** A notice that never left tells nobody: whom only it would have reached is no participant, and what it told is owed still. */
function heldBack(state: Case, notice: string, at: Instant): Case {
  const { followedUpAt, ...stopped } = change(state, notice, (n) => ({ ...n, stopped: at }));
  const wasFollowUp = stopped.notices.some((n) => n.id === notice && n.kind === 'release-out');
  const next = { ...stopped, ...(followedUpAt && !wasFollowUp ? { followedUpAt } : {}) };
  const reached = new Set(
    next.notices.filter((n) => n.sent && !n.stopped).flatMap((n) => n.sent!.copies.map((c) => partyOf(c.organisation))),
  );
  const stay = Object.entries(next.participants).filter(
    ([party]) => !party.startsWith('organisation:') || reached.has(party as PartyId),
  );
  return { ...next, participants: Object.fromEntries(stay) };
}

const partyOf = (organisation: string): PartyId => `organisation:${organisation}`;

/** Outside parties claim, the team records; an exploit in public makes the matter public (Vultron). */
function exposed(
  exposure: Case['exposure'],
  { what, source, by, since }: Extract<CaseEvent, { type: 'ExposureRecorded' }>,
  at: Instant,
): Case['exposure'] {
  if (!by.startsWith('account:'))
    return { ...exposure, claims: [...(exposure.claims ?? []), { at, what, source, by }] };
  const first = (known: Instant | undefined): Instant => (known && known < (since ?? at) ? known : (since ?? at));
  const { claims = [], ...rest } = exposure;
  const left = { ...rest, ...withoutClaims(claims, what === 'exploit public' ? ['public', what] : [what]) };
  if (what === 'attacks observed')
    return {
      ...left,
      attacksObserved: first(exposure.attacksObserved),
      attacksRecordedAt: exposure.attacksRecordedAt ?? at,
    };
  const known = { ...left, public: first(exposure.public) };
  return what === 'exploit public' ? { ...known, exploitPublic: first(exposure.exploitPublic) } : known;
}

/** What the team has answered is no claim any more. */
function withoutClaims(
  claims: readonly ExposureClaim[],
  answered: readonly string[],
): Pick<Case['exposure'], 'claims'> {
  const open = claims.filter(({ what }) => !answered.includes(what));
  return open.length > 0 ? { claims: open } : {};
}

function change(state: Case, id: string, f: (notice: Notice) => Notice): Case {
  return { ...state, notices: state.notices.map((n) => (n.id === id ? f(n) : n)) };
}

/** The answers to the proposal on the table, newest of each party. */
export function answersToCurrent(state: Case): ReadonlyMap<PartyId, Case['answers'][number]> {
  const proposal = currentProposal(state.embargo);
  return new Map(state.answers.filter((a) => a.proposal === proposal?.number).map((a) => [a.party, a]));
}
