import type { Actor } from '../access/actor.ts';
import type { Command, Refusal, ShutGate } from '../case/decide.ts';
import { faultsFromZod } from '../case/zod-faults.ts';
import type { Playbook } from '../process/playbook.ts';
import { type Application, criteriaByForm } from './application.ts';
import type { ByMail, OrganisationEvent } from './events.ts';
import { membershipStepByCommand, membershipSteps } from './index.ts';
import type { Organisation } from './organisation.ts';
import { rosterPerson } from './roster.ts';
import type { MembershipFacts, MembershipGate, MembershipParty, MembershipSituation, MembershipStep } from './step.ts';

/**
 * A request for membership: every criterion answered (R73, R74), the policy accepted by asking (R75). A name that was
 * removed for good is taken in like any other: a stranger is not told who was removed, and the team decides (R82).
 */
export function applyForMembership(
  application: Application,
  playbook: Playbook,
  facts: Pick<MembershipFacts, 'members' | 'policyHash' | 'ref'> & {
    readonly contact: string;
    /** Where the request came by mail: the mail, and the policy that stood when it was written (R75). */
    readonly byMail?: ByMail & Pick<Organisation['policy'], 'version' | 'hash'>;
  },
): readonly OrganisationEvent[] | Refusal {
  const refusal = unfit(application, playbook, facts.policyHash);
  if (refusal) return refusal;
  const { version = playbook.embargo.policyVersion, hash = facts.policyHash, ...byMail } = facts.byMail ?? {};
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
      policyVersion: version,
      policyHash: hash,
      ref: facts.ref,
      ...('by' in byMail ? { byMail: byMail as ByMail } : {}),
    },
  ];
}

/** What follows when an organisation that the team invited answers: every criterion, and the policy as any applicant. */
export function answerInvitation(
  organisation: Organisation,
  application: Application,
  playbook: Playbook,
  policyHash: string,
): readonly OrganisationEvent[] | Refusal {
  if (organisation.state !== 'invited') {
    const sentence = 'This was sent already. The page says what has become of it.';
    return refuse('apply', 'untimely', 'membership-timely', 'The step fits the membership', 'R74', sentence);
  }
  const { name, products, answers } = application;
  const { policyVersion } = playbook.embargo;
  return (
    unfit(application, playbook, policyHash) ?? [
      { type: 'InvitationAnswered', name, products, answers, policyVersion, policyHash },
    ]
  );
}

/** Why an application cannot be taken as it is: a criterion without an answer, or a policy text that has changed meanwhile. */
function unfit(application: Application, playbook: Playbook, policyHash: string): Refusal | undefined {
  if (application.policyHash !== '' && application.policyHash !== policyHash) {
    const sentence =
      'The embargo policy has a new text since you opened this page. It stands below: read it, and accept it again.';
    return refuse('apply', 'gates', 'policy-as-read', 'The policy is the one that was read', 'R75', sentence);
  }
  const unanswered = playbook.membership.criteria
    .filter(({ id }) => !criteriaByForm.has(id))
    .filter(({ id }) => (application.answers[id] ?? '').trim() === '');
  if (unanswered.length === 0) return undefined;
  const sentence = `Each criterion needs its own answer. Not answered: ${unanswered.map((c) => c.text).join(' ')}`;
  return refuse('apply', 'gates', 'criteria-answered', 'Every criterion is answered', 'R73', sentence);
}

/** What follows from a command on one organisation's membership, or why nothing does. Pure, as `decide` is for a case. */
export function decideOrganisation(
  organisation: Organisation,
  command: Command,
  actor: Actor,
  playbook: Playbook,
  facts: MembershipFacts,
): readonly OrganisationEvent[] | Refusal {
  const { type, ...given } = command;
  const step = membershipStepByCommand(type);
  if (!step) {
    const sentence = `There is no step called ${type}.`;
    return refuse(type, 'unknown', 'unknown-step', 'The step exists', 'house rule', sentence);
  }
  const situation = { organisation, actor, playbook, facts };
  const refusal = beforeInput(step, situation);
  if (refusal) return refusal;
  const parsed = step.input.safeParse(given);
  if (!parsed.success) {
    return { refused: true, step: step.id, why: 'input', gates: [], faults: faultsFromZod(parsed.error, given) };
  }
  const asked = { ...situation, input: parsed.data };
  const gates = shutGates(step, asked);
  return gates.length > 0
    ? { refused: true, step: step.id, why: 'gates', gates, faults: gates.flatMap(({ faults }) => faults) }
    : step.events(asked);
}

/** A step that this actor may take with this organisation now, and what stands before it. */
export interface MembershipOffer {
  readonly step: MembershipStep;
  readonly shut: readonly ShutGate[];
  readonly open: readonly MembershipGate[];
}

/** The steps that are this actor's and fit the membership, in the order of the list. */
export function offersOf(situation: MembershipSituation): readonly MembershipOffer[] {
  return membershipSteps
    .filter((step) => beforeInput(step, situation) === undefined)
    .map((step) => {
      const shut = shutGates(step, situation);
      return { step, shut, open: step.gates.filter(({ id }) => !shut.some((gate) => gate.id === id)) };
    });
}

function shutGates(step: MembershipStep, situation: MembershipSituation): readonly ShutGate[] {
  return step.gates.flatMap((gate) => {
    const { id, title, clause } = gate;
    const shut = gate.check(situation);
    return shut ? [{ id, title, clause, sentence: shut.sentence, faults: shut.faults ?? [] }] : [];
  });
}

/** Refuses who is not named by the step, and a step that does not fit the membership any more. */
function beforeInput(step: MembershipStep, { actor, organisation }: MembershipSituation): Refusal | undefined {
  const parties = partiesOf(actor, organisation);
  if (!step.who.some((who) => parties.includes(who))) {
    const sentence = 'This step is for somebody else: the team, or the organisation itself.';
    return refuse(step.id, 'not allowed', 'who', 'The step is yours', step.clause, sentence);
  }
  if (!step.during.includes(organisation.state)) {
    const sentence = 'This does not fit the state of the membership any more. Look at the organisation again.';
    return refuse(step.id, 'untimely', 'membership-timely', 'The step fits the membership', step.clause, sentence);
  }
  return undefined;
}

/** As whom an actor stands before an organisation: the team decides, members vouch, an organisation answers for itself. */
function partiesOf(actor: Actor, organisation: Organisation): readonly MembershipParty[] {
  if (actor.kind === 'account') return actor.roles.filter((role) => role === 'responder' || role === 'lead');
  if (actor.kind === 'applicant') return actor.organisation === organisation.id ? ['applicant'] : [];
  if (actor.kind !== 'distributor') return [];
  if (actor.organisation !== organisation.id) return ['member'];
  if (actor.by === 'link') return ['link holder'];
  return rosterPerson(organisation, actor.id) ? ['person'] : ['member', 'organisation'];
}

function refuse(
  step: string,
  why: Refusal['why'],
  id: string,
  title: string,
  clause: string,
  sentence: string,
): Refusal {
  return { refused: true, step, why, gates: [{ id, title, clause, sentence, faults: [] }], faults: [] };
}
