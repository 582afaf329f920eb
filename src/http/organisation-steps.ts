import { z } from 'zod';
import type { Fault } from '../core/case/fault.ts';
import { faultsFromZod } from '../core/case/zod-faults.ts';
import type { OrganisationCommand } from '../core/distributors/decide.ts';
import type { Membership } from '../core/distributors/organisation.ts';
import { needed, prose, tick } from '../core/process/fields.ts';

/** One act of the team, or of a member, on an organisation of the list. */
export interface OrganisationStep {
  readonly id: string;
  readonly command: OrganisationCommand['type'];
  readonly title: string;
  readonly input: z.ZodObject;
}

/** What the team may do, and in which states of a membership it is offered; the law decides all the same. */
export interface TeamStep extends OrganisationStep {
  readonly does: string;
  readonly clause: string;
  readonly during: readonly Membership[];
}

const reason = (label: string, hint?: string) => z.strictObject({ reason: needed(label, hint) });

/** What the team may do, in the order of a membership's life. */
export const teamSteps: readonly TeamStep[] = [
  {
    id: 'sponsor',
    command: 'SponsorApplicant',
    title: 'Vouch as the team',
    does: 'Vouches for the first member of a list on which nobody else could.',
    clause: 'R86',
    during: ['applied'],
    input: z.strictObject({ words: needed('Why the team vouches') }),
  },
  {
    id: 'accept',
    command: 'AcceptMembership',
    title: 'Accept',
    does: 'Puts the organisation on the list and lets its contact in.',
    clause: 'R74',
    during: ['applied', 'vouched', 'suspended'],
    input: reason('Reason', 'What shows that the criteria are met'),
  },
  {
    id: 'refuse',
    command: 'RefuseMembership',
    title: 'Refuse',
    does: 'Ends the application with a reason that the applicant reads.',
    clause: 'R74',
    during: ['applied', 'vouched'],
    input: z.strictObject({ reason: prose('Reason', 'The applicant reads it') }),
  },
  {
    id: 'strike',
    command: 'RecordStrike',
    title: 'Record a strike',
    does: 'Keeps on record that the embargo policy was broken.',
    clause: 'R82',
    during: ['active', 'suspended'],
    input: reason('What was broken, and how'),
  },
  {
    id: 'suspend',
    command: 'SuspendMember',
    title: 'Suspend',
    does: 'Sends no more notices until the membership is accepted again.',
    clause: 'R82',
    during: ['active'],
    input: reason('Reason'),
  },
  {
    id: 'remove',
    command: 'RemoveMember',
    title: 'Remove',
    does: 'Takes the organisation off the list.',
    clause: 'R82',
    during: ['active', 'suspended'],
    input: z.strictObject({
      reason: needed('Reason'),
      permanent: tick('For good', 'Only after a strike: for those who continue to leak'),
    }),
  },
];

/** What a member may do for an applicant that named it. */
export const voucherSteps: readonly OrganisationStep[] = [
  {
    id: 'vouch',
    command: 'VouchForApplicant',
    title: 'Vouch',
    input: z.strictObject({ words: needed('What you know of them') }),
  },
  {
    id: 'decline',
    command: 'DeclineToVouch',
    title: 'Do not vouch',
    input: reason('Reason', 'The team reads it, the applicant does not'),
  },
];

/** What a member tells of itself. */
export const leakStep: OrganisationStep = {
  id: 'leak',
  command: 'ReportLeak',
  title: 'Report a leak',
  input: z.strictObject({ what: prose('What got out', 'As exactly as you can'), toWhom: prose('To whom') }),
};

/** The command of a step, or what is wrong with its input. `more` is added by us and cannot be sent. */
export function organisationCommand(
  step: OrganisationStep,
  given: unknown,
  more: Readonly<Record<string, unknown>> = {},
): OrganisationCommand | readonly Fault[] {
  const parsed = step.input.safeParse(given);
  if (!parsed.success) return faultsFromZod(parsed.error, given);
  return { ...parsed.data, ...more, type: step.command } as unknown as OrganisationCommand;
}
