import { open, type Rule } from './rule.ts';

/** Membership and the embargo policy. */
export const membershipRules: readonly Rule[] = [
  open('R73', 'An application answers each of the seven criteria one by one.'),
  open('R74', 'A membership request says, for each criterion, how the applicant meets it.'),
  open('R75', 'Applying accepts the embargo policy in a version and at a time that are recorded.'),
  open('R76', "Embargoed content is not shared or hinted at beyond those in the recipient's team who need it."),
  open('R77', 'Only the security team allows an exception, and each one is recorded.'),
  open('R78', 'An embargo ends at a date and time in a stated zone.'),
  open('R79', "Embargoed content serves to get the fix to the distributor's own users, and nothing else."),
  open('R80', 'Whoever a distributor reads in has agreed to the same terms; a register of them can be kept.'),
  open('R81', 'A leak is reported urgently, with what leaked and to whom.'),
  open('R82', 'Continued leaking leads to removal for good, and a removed organisation cannot apply again.'),
];
