import type { Actor } from '../../core/access/actor.ts';
import { playbookInForce } from '../../core/access/project.ts';
import { isTimely, shutGates } from '../../core/case/decide.ts';
import type { Affectedness, TeamQuestion } from '../../core/case/evolve-answers.ts';
import { answersToCurrent } from '../../core/case/evolve-embargo.ts';
import type { CaseId, OrganisationId, ProjectId } from '../../core/case/ids.ts';
import type { Case, PartyId } from '../../core/case/model.ts';
import { pinnedKeyOf } from '../../core/distributors/keys.ts';
import type { Organisation } from '../../core/distributors/organisation.ts';
import { asTold } from '../../core/distributors/removal.ts';
import { isUnderItsTerms, isWithoutTerms, rosterPerson } from '../../core/distributors/roster.ts';
import { consentOf, isUnderTerms, mayReadContent } from '../../core/embargo/adherence.ts';
import type { Consent } from '../../core/embargo/consent.ts';
import { currentProposal, type DateAnswer, type DateProposal } from '../../core/embargo/embargo.ts';
import { isNegotiated } from '../../core/embargo/machine.ts';
import { composeNotice, policyFooter } from '../../core/notices/compose.ts';
import { answersBy as answersUntil } from '../../core/process/gates-talks.ts';
import type { Instant } from '../../core/process/instant.ts';
import { mostUrgent, type Next, nextIn } from '../../core/process/next.ts';
import type { Situation } from '../../core/process/step.ts';
import { askTeam } from '../../core/process/steps/ask-team.ts';
import { giveFeedback } from '../../core/process/steps/give-feedback.ts';
import { takeBundles } from '../../core/process/steps/take-bundles.ts';
import { fixOnOffer } from '../../core/release/bundle.ts';
import { findHandle } from '../../store/handles.ts';
import { listPictures } from '../../store/pictures.ts';
import { caseRef, organisationRef, playbookOfCase, projectOf } from '../books.ts';
import { gatherFacts, organisationsOf, toFact } from '../facts.ts';
import type { House } from '../house.ts';
import { openPictures, readState } from '../record.ts';
import type { Answer } from './most-urgent.ts';

/** A notice as one distributor reads it. */
export interface PartnerNotice {
  readonly now: Instant;
  readonly ref: string;
  readonly notice: string;
  readonly case: CaseId;
  readonly subject: string;
  readonly text: string;
  readonly sentAt: Instant;
  /** When this organisation first said that it has read it. */
  readonly openedAt?: Instant;
  /** Notices that came before it, newest first: what they said may still be needed. */
  readonly earlier: readonly { readonly sentAt: Instant; readonly text: string }[];
  readonly embargo: 'under embargo' | 'public';
  readonly embargoEnd?: Instant;
  readonly proposal?: DateProposal;
  readonly answer?: DateAnswer;
  readonly mayAnswer: boolean;
  /** The organisation's consent to this embargo, at this moment. */
  readonly consent: Consent;
  /** Whether `text` is the notice; without consent it is the terms alone. */
  readonly mayRead: boolean;
  readonly mayConsent: boolean;
  readonly mayGiveFeedback: boolean;
  /** Whether the organisation can say whether it is affected, and ask the team. */
  readonly mayAsk: boolean;
  /** Release lines whose fix it can try. */
  readonly lines: readonly string[];
  /** What it has said of itself, and its own questions with the answers. */
  readonly affected: readonly Affectedness[];
  readonly asked: readonly TeamQuestion[];
  /** How often its dates were changed and when last, and by when the date on the table is to be answered. */
  readonly calendar: { readonly sequence: number; readonly changedAt: Instant; readonly answersBy?: Instant };
  readonly answerBy?: Instant;
  readonly advisory?: string;
  readonly followUp: boolean;
  /** The candidate fix, where one was shared and this organisation may read. */
  readonly fix?: PartnerFix;
  /** What this organisation must do about it now. */
  readonly next: Next;
}

/** The candidate fix as one distributor sees it before it is downloaded. */
export interface PartnerFix {
  readonly lines: readonly string[];
  readonly missing: readonly string[];
  readonly isEncrypted: boolean;
  /** What is in the way. */
  readonly shut?: string;
}

export interface PartnerDesk {
  readonly now: Instant;
  readonly organisation: Organisation;
  readonly notices: readonly PartnerNotice[];
  readonly vouchRequests: readonly Organisation[];
  /** Applicants that it vouches for and nobody has decided on yet: it may take that back. */
  readonly vouchedFor: readonly Organisation[];
  /** Whether the playbook lets it read who else is on the list. */
  readonly mayReadMembers: boolean;
  /** The embargo policy in force, where whoever asks is of its roster and has to accept it by name before they read anything. */
  readonly terms?: { readonly version: number; readonly text: string };
  /** The embargo policy in force, where this organisation has not accepted it yet. */
  readonly newPolicy?: { readonly version: number; readonly text: string };
  /** The one answer to "what must I do now?" over all of it. */
  readonly answer: Answer;
}

/** All that one member organisation has to see: its notices, and who asks it to vouch. */
export async function partnerDesk(house: House, project: ProjectId, actor: Actor): Promise<PartnerDesk | undefined> {
  if (actor.kind !== 'distributor') return undefined;
  return house.store.readTx(project, async (tx) => {
    const own = await readState<Organisation>(tx, house.root, organisationRef(project, actor.organisation));
    if (!own) return undefined;
    const owner = await projectOf(tx, house.root);
    const facts = await gatherFacts(tx, house, undefined);
    const notices: PartnerNotice[] = [];
    for (const state of await openPictures<Case>(tx, house.root, await listPictures(tx, 'case'))) {
      const world = { case: state, actor, now: house.now(), playbook: playbookOfCase(owner, state), facts };
      const notice = noticeFor(world, own.state);
      if (notice) notices.push(notice);
    }
    const named = (await organisationsOf(tx, house.root)).filter((o) => o.voucher === actor.organisation);
    const asked = named.filter((o) => o.state === 'applied' && !o.vouchDeclined);
    notices.sort((a, b) => b.sentAt.localeCompare(a.sentAt));
    const { policyVersion, policy } = playbookInForce(owner).embargo;
    const person = rosterPerson(own.state, actor.id);
    const inForce = { version: policyVersion, text: policy };
    const desk = {
      now: house.now(),
      organisation: own.state,
      notices,
      vouchRequests: own.state.state === 'active' && !person ? asked : [],
      vouchedFor: own.state.state === 'active' && !person ? named.filter((o) => o.state === 'vouched') : [],
      mayReadMembers:
        asTold(own.state, house.now()).state === 'active' && playbookInForce(owner).membership.directory !== 'secret',
      ...(person && !isUnderItsTerms(person, own.state) ? { terms: inForce } : {}),
      ...(own.state.state !== 'removed' && own.state.policy.version < policyVersion && !person
        ? { newPolicy: inForce }
        : {}),
    };
    return { ...desk, answer: answerOf(desk) };
  });
}

/** Notices first: they have clocks. Then what keeps new ones from coming, then who asks for a word. */
function answerOf({
  notices,
  vouchRequests,
  newPolicy,
  terms,
}: Omit<PartnerDesk, 'answer' | 'mayReadMembers' | 'vouchedFor'>): Answer {
  const by = 'Accept the terms by name';
  const accept = 'Accept the new embargo policy';
  const vouch = 'Say whether you vouch';
  return mostUrgent<Answer>([
    ...notices.map(({ ref, next }): Answer => ({ ...next, place: { kind: 'notice', ref } })),
    ...(terms
      ? [
          {
            what: by,
            sentence: `${by}, version ${terms.version}: you read nothing before`,
            step: 'accept-terms',
            urgency: 1,
            place: { kind: 'policy' } as const,
          },
        ]
      : []),
    ...(newPolicy
      ? [
          {
            what: accept,
            sentence: `${accept}, version ${newPolicy.version}: no new notice reaches you before`,
            step: 'accept-policy',
            urgency: 1,
            place: { kind: 'policy' } as const,
          },
        ]
      : []),
    ...vouchRequests.map(
      ({ id, name }): Answer => ({
        what: vouch,
        sentence: `${name}: ${vouch}`,
        step: 'vouch',
        urgency: 3,
        place: { kind: 'vouch', organisation: id },
      }),
    ),
  ]);
}

/** One notice by the organisation's own reference; undefined for every other reference, real or not. */
export async function partnerNotice(
  house: House,
  project: ProjectId,
  ref: string,
  actor: Actor,
): Promise<PartnerNotice | undefined> {
  if (actor.kind !== 'distributor') return undefined;
  return house.store.readTx(project, async (tx) => {
    const handle = await findHandle(tx, ref);
    if (handle?.book.kind !== 'case' || handle.party !== `organisation:${actor.organisation}`) return undefined;
    const own = await readState<Organisation>(tx, house.root, organisationRef(project, actor.organisation));
    const found = await readState<Case>(tx, house.root, caseRef(project, handle.book.id));
    if (!own || !found) return undefined;
    const playbook = playbookOfCase(await projectOf(tx, house.root), found.state);
    const facts = await gatherFacts(tx, house, undefined);
    return noticeFor({ case: found.state, actor, now: house.now(), playbook, facts }, own.state);
  });
}

/** An application that this member is asked to vouch for. */
export async function vouchRequest(
  house: House,
  project: ProjectId,
  id: OrganisationId,
  actor: Actor,
): Promise<{ applicant: Organisation; criteria: readonly { id: string; text: string }[] } | undefined> {
  if (actor.kind !== 'distributor') return undefined;
  return house.store.readTx(project, async (tx) => {
    const found = await readState<Organisation>(tx, house.root, organisationRef(project, id));
    const own = await readState<Organisation>(tx, house.root, organisationRef(project, actor.organisation));
    if (found?.state.voucher !== actor.organisation || own?.state.state !== 'active') return undefined;
    if (rosterPerson(own.state, actor.id)) return undefined;
    return { applicant: found.state, criteria: playbookInForce(await projectOf(tx, house.root)).membership.criteria };
  });
}

const withoutWords = ({ trigger: _, ...proposal }: DateProposal): DateProposal => ({ ...proposal, note: '' });

/** A notice is seen only once it has left, and only by a member whose membership stands. */
function noticeFor(situation: Situation, organisation: Organisation): PartnerNotice | undefined {
  const { case: state, playbook, now } = situation;
  if (isWithoutTerms(situation.actor, situation.facts)) return undefined;
  const seen = state.notices.filter(
    ({ sent, stopped }) =>
      sent && !stopped && now >= sent.leavesAt && sent.copies.some((c) => c.organisation === organisation.id),
  );
  const notice = seen.at(-1);
  if (!notice?.sent || organisation.state !== 'active') return undefined;
  const party: PartyId = `organisation:${organisation.id}`;
  const ref = state.participants[party]!.ref;
  const composed = composeNotice(notice.blocks, ref, playbook, notice.kind);
  const moment = { now, playbook, facts: { distributors: [toFact(organisation)] } };
  const consent = consentOf(state, party, moment)!;
  const mayRead = mayReadContent(state, party, moment);
  const { answerBy } = state.participants[party]!;
  const onTable = currentProposal(state.embargo);
  // Whoever has not consented is asked about the terms, and told of nothing that was written under them.
  const proposal = onTable && !mayRead ? withoutWords(onTable) : onTable;
  const isOpenRound = isNegotiated(state.embargo);
  const answer = answersToCurrent(state).get(party);
  const published = state.advisory.publications.at(-1)?.id;
  const { openedAt } = notice.sent.copies.find((copy) => copy.organisation === organisation.id)!;
  return {
    now,
    ref,
    notice: notice.id,
    case: state.id,
    subject: composed.subject,
    text: mayRead ? composed.text : policyFooter(playbook),
    earlier: (mayRead ? seen : [])
      .slice(0, -1)
      .reverse()
      .map((n) => ({ sentAt: n.sent!.leavesAt, text: composeNotice(n.blocks, ref, playbook, n.kind).text })),
    sentAt: notice.sent.leavesAt,
    ...(openedAt ? { openedAt } : {}),
    embargo: state.embargo.state === 'exited' || published ? 'public' : 'under embargo',
    ...(state.embargo.end ? { embargoEnd: state.embargo.end } : {}),
    ...(proposal ? { proposal } : {}),
    ...(answer ? { answer } : {}),
    mayAnswer: isOpenRound && mayRead,
    consent,
    mayRead,
    mayConsent: isUnderTerms(state),
    calendar: calendarOf(situation, notice.sent.leavesAt, isOpenRound && mayRead && !answer),
    mayAsk: mayRead && isTimely(askTeam, state, playbook),
    lines: mayRead ? Object.keys(state.fixes).sort() : [],
    affected: (state.affectedness ?? []).filter((each) => each.party === party),
    asked: mayRead ? (state.asked ?? []).filter((each) => each.party === party) : [],
    mayGiveFeedback: mayRead && isTimely(giveFeedback, state, playbook),
    ...(consent === 'invited' && answerBy ? { answerBy } : {}),
    ...(published ? { advisory: published } : {}),
    followUp: state.followedUpAt !== undefined,
    ...(mayRead ? fixFor(situation, organisation) : {}),
    next: nextIn(situation, ref),
  };
}

function fixFor(s: Situation, organisation: Organisation): Pick<PartnerNotice, 'fix'> {
  const share = fixOnOffer(s.case);
  if (!share || !isTimely(takeBundles, s.case, s.playbook)) return {};
  const isEncrypted = pinnedKeyOf(organisation, s.now) !== undefined;
  const facts = { ...s.facts, handsOut: { form: isEncrypted ? ('encrypted' as const) : ('plain' as const) } };
  const [shut] = shutGates(takeBundles, { ...s, input: {}, facts });
  const lines = (s.case.candidate?.bundles ?? [])
    .filter(({ id }) => share.bundles.includes(id))
    .map(({ line }) => line);
  return { fix: { lines, missing: share.missing, isEncrypted, ...(shut ? { shut: shut.sentence } : {}) } };
}

/** Every change of a date is an event of the embargo, so their number only grows. */
function calendarOf(
  { case: state, playbook }: Situation,
  sentAt: Instant,
  isAsked: boolean,
): PartnerNotice['calendar'] {
  const { proposals, decisions = [], ended } = state.embargo;
  const { publications } = state.advisory;
  const moments = [...proposals.map((p) => p.proposedAt), ...decisions.map((d) => d.at), ...(ended ? [ended.at] : [])];
  const answersBy = isAsked ? answersUntil(state, playbook) : undefined;
  return {
    sequence: moments.length + publications.length + proposals.filter((p) => p.withdrawn).length,
    changedAt: [sentAt, ...moments, ...publications.map((p) => p.at)].sort().at(-1)!,
    ...(answersBy ? { answersBy } : {}),
  };
}
