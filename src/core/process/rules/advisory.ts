import { open, type Rule } from './rule.ts';

/** The draft and the private fork. */
export const advisoryRules: readonly Rule[] = [
  open('R39', 'An accepted report gets an advisory draft.'),
  open('R40', 'The draft names a planned patched version for each affected release line before any release exists.'),
  open('R41', 'The private fork has a list of who may see it, shows who is missing, and is closed to them afterwards.'),
  open('R42', 'A draft is not published before its patches are released.'),
  open('R43', 'The reporter is credited, unless the reporter prefers otherwise.'),
  open('R44', 'The reporter hears that the draft exists and that dates are still to be set.'),
  open(
    'R45',
    'Once the matter is confirmed and its dates are known, there is a plan of how and where users will hear, with the mitigations.',
  ),
];
