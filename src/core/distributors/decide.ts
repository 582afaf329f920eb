import type { Actor } from '../access/actor.ts';
import { actorText } from '../access/actor.ts';
import type { Refusal, ShutGate } from '../case/decide.ts';
import type { OrganisationId } from '../case/ids.ts';
import type { Playbook } from '../process/playbook.ts';
import type { Application, Organisation, OrganisationEvent } from './organisation.ts';

/** What the law must be told about the list: who is on it, who is barred, and fresh names. */
export interface ListFacts {
  readonly members: readonly { readonly organisation: OrganisationId; readonly name: string }[];
  readonly barredNames: readonly string[];
  readonly policyHash: string;
  readonly contact: string;
  readonly ref: string;
}

export type OrganisationCommand =
  | { readonly type: 'VouchForApplicant'; readonly words: string }
  | { readonly type: 'DeclineToVouch'; readonly reason: string }
  | { readonly type: 'SponsorApplicant'; readonly words: string }
  | { readonly type: 'AcceptMembership'; readonly reason: string }
  | { readonly type: 'RefuseMembership'; readonly reason: string }
  | { readonly type: 'AddContact'; readonly account: string }
  | { readonly type: 'AcceptPolicy' }
  | { readonly type: 'ReportLeak'; readonly what: string; readonly toWhom: string; readonly ref: string }
  | { readonly type: 'RecordStrike'; readonly reason: string }
  | { readonly type: 'SuspendMember'; readonly reason: string }
  | { readonly type: 'RemoveMember'; readonly reason: string; readonly permanent: boolean };

/**
 * A request for membership: every criterion answered (R73, R74), the policy accepted by asking (R75), nobody who was
 * permanently removed (R82).
 */
export function applyForMembership(
  application: Application,
  playbook: Playbook,
  facts: ListFacts,
): readonly OrganisationEvent[] | Refusal {
  const unanswered = playbook.membership.criteria
    .filter((c) => c.id !== 'embargo-policy' && c.id !== 'voucher')
    .filter((c) => (application.answers[c.id] ?? '').trim() === '');
  if (unanswered.length > 0) {
    const sentence = `Each criterion needs its own answer. Not answered: ${unanswered.map((c) => c.text).join(' ')}`;
    return refuse('apply', 'criteria-answered', 'Every criterion is answered', 'R73', sentence);
  }
  if (facts.barredNames.some((n) => n.toLowerCase() === application.name.toLowerCase())) {
    return refuse(
      'apply',
      'not-barred',
      'The organisation may apply',
      'R82',
      'This organisation was removed from the list for good. Write to the team if that is an error.',
    );
  }
  const voucher = facts.members.find((m) => m.name.toLowerCase() === application.voucher.toLowerCase());
  return [
    {
      type: 'MembershipApplied',
      name: application.name,
      products: application.products,
      answers: application.answers,
      voucherNamed: application.voucher,
      ...(voucher ? { voucher: voucher.organisation } : {}),
      contact: facts.contact,
      policyVersion: playbook.embargo.policyVersion,
      policyHash: facts.policyHash,
      ref: facts.ref,
    },
  ];
}

/** What follows from a command on one organisation's membership, or the gate that is shut. */
export function decideOrganisation(
  state: Organisation,
  command: OrganisationCommand,
  actor: Actor,
  playbook: Playbook,
  facts: Pick<ListFacts, 'members' | 'policyHash'>,
): readonly OrganisationEvent[] | Refusal {
  const by = actorText(actor);
  const shut = (id: string, title: string, clause: string, sentence: string) =>
    refuse(command.type, id, title, clause, sentence);
  if (!mayTake(command, actor, state))
    return shut(
      'who',
      'The step is yours',
      'R73',
      'This step is for somebody else: the team, or the organisation itself.',
    );
  switch (command.type) {
    case 'VouchForApplicant':
    case 'DeclineToVouch': {
      const voucher = actor.kind === 'distributor' ? actor.organisation : undefined;
      if (!voucher || !facts.members.some((m) => m.organisation === voucher)) {
        return shut(
          'voucher-is-member',
          'The voucher is on the list',
          'R73',
          'Only an organisation that is on the list can vouch.',
        );
      }
      if (voucher === state.id)
        return shut('not-for-oneself', 'Nobody vouches for themselves', 'R73', 'Somebody else has to vouch for you.');
      if (playbook.membership.voucher === 'team-sponsor') {
        return shut(
          'team-vouches',
          'Members may vouch',
          'R73',
          'In this playbook the team vouches and no member does. Tell the team what you know of the applicant.',
        );
      }
      if (!['applied', 'vouched'].includes(state.state)) return settled(command.type);
      return command.type === 'VouchForApplicant'
        ? [{ type: 'MembershipVouched', by, organisation: voucher, words: command.words }]
        : [{ type: 'VouchDeclined', by, organisation: voucher, reason: command.reason }];
    }
    case 'SponsorApplicant':
      if (playbook.membership.voucher === 'list-member' && playbook.membership.bootstrap === 'none') {
        return shut(
          'sponsor-allowed',
          'The team may vouch',
          'R86',
          'This playbook lets only members of the list vouch, also for the first one.',
        );
      }
      if (facts.members.length > 0 && playbook.membership.voucher === 'list-member') {
        return shut(
          'list-is-empty',
          'The list has no members yet',
          'R86',
          'The list has members, so one of them has to vouch. The team vouches only for the first member.',
        );
      }
      return state.state === 'applied'
        ? [{ type: 'MembershipVouched', by, words: command.words }]
        : settled(command.type);
    case 'AcceptMembership':
      if (!['applied', 'vouched', 'suspended'].includes(state.state)) return settled(command.type);
      if (state.state === 'applied' && playbook.membership.voucher !== 'none') {
        return shut(
          'is-vouched',
          'Somebody on the list vouches',
          'R73',
          'Nobody has vouched for this organisation yet. Ask the voucher it named.',
        );
      }
      if (state.isBarred)
        return shut('not-barred', 'The organisation may be a member', 'R82', 'It was removed for good.');
      return [{ type: 'MembershipAccepted', by, reason: command.reason }];
    case 'RefuseMembership':
      if (command.reason.trim() === '')
        return shut(
          'refusal-reasoned',
          'A refusal carries a reason',
          'R74',
          'Write the reason; the applicant reads it.',
        );
      return ['applied', 'vouched'].includes(state.state)
        ? [{ type: 'MembershipRefused', by, reason: command.reason }]
        : settled(command.type);
    case 'AddContact':
      return [{ type: 'ContactAdded', account: command.account, person: state.contact, by }];
    case 'AcceptPolicy':
      return [
        { type: 'PolicyAccepted', by, policyVersion: playbook.embargo.policyVersion, policyHash: facts.policyHash },
      ];
    case 'ReportLeak':
      if (command.what.trim() === '' || command.toWhom.trim() === '') {
        return shut(
          'leak-told-exactly',
          'The leak is told exactly',
          'R81',
          'Say exactly what was leaked and to whom, as far as you know it.',
        );
      }
      return [{ type: 'LeakReported', by, what: command.what, toWhom: command.toWhom, ref: command.ref }];
    case 'RecordStrike':
      return [{ type: 'StrikeRecorded', by, reason: command.reason }];
    case 'SuspendMember':
      return state.state === 'active'
        ? [{ type: 'MembershipSuspended', by, reason: command.reason }]
        : settled(command.type);
    case 'RemoveMember':
      if (command.permanent && state.strikes.length === 0) {
        return shut(
          'strike-before-bar',
          'Permanent removal follows a repeated leak',
          'R82',
          'Record the strike first; permanent removal is for those who continue to leak.',
        );
      }
      return ['active', 'suspended'].includes(state.state)
        ? [{ type: 'MembershipRemoved', by, reason: command.reason, permanent: command.permanent }]
        : settled(command.type);
  }
}

/** Who may take a step of membership: the team decides, members vouch, an organisation answers for itself. */
function mayTake(command: OrganisationCommand, actor: Actor, state: Organisation): boolean {
  const isTeam =
    actor.kind === 'system' ||
    (actor.kind === 'account' && (actor.roles.includes('responder') || actor.roles.includes('lead')));
  const isOwn = actor.kind === 'distributor' && actor.organisation === state.id;
  switch (command.type) {
    case 'VouchForApplicant':
    case 'DeclineToVouch':
      return actor.kind === 'distributor';
    case 'AcceptPolicy':
      return isOwn;
    case 'ReportLeak':
      return isOwn || isTeam;
    default:
      return isTeam;
  }
}

function settled(step: string): Refusal {
  return refuse(
    step,
    'membership-timely',
    'The step fits the membership',
    'R73',
    'This does not fit the state of the membership any more. Look at the organisation again.',
  );
}

function refuse(step: string, id: string, title: string, clause: string, sentence: string): Refusal {
  const gate: ShutGate = { id, title, clause, sentence, faults: [] };
  return { refused: true, step, why: 'gates', gates: [gate], faults: [] };
}
