import { carried, enforced, manual, type Rule } from './rule.ts';

/** The draft and the private fork. */
export const advisoryRules: readonly Rule[] = [
  enforced(
    'R39',
    'An accepted report gets an advisory draft.',
    'src/core/process/steps/draft-advisory.ts',
    'src/core/process/steps/draft.test.ts :: a draft is a revision that names a patched version for every release line',
  ),
  enforced(
    'R40',
    'The draft names a planned patched version for each affected release line before any release exists.',
    'src/core/process/gates.ts',
    'src/core/process/steps/draft.test.ts :: a draft is a revision that names a patched version for every release line',
  ),
  manual(
    'R41',
    'The private fork has a list of who may see it, shows who is missing, and is closed to them afterwards.',
    'src/core/process/steps/record-fork.ts',
    'the people are listed with RecordPrivateFork; access to the fork is given and taken by hand',
  ),
  enforced(
    'R42',
    'A draft is not published before its patches are released.',
    'src/core/process/gates.ts',
    'src/core/process/steps/publication.test.ts :: a patch that is missing keeps the advisory back, whatever the hour',
  ),
  enforced(
    'R43',
    'The reporter is credited, unless the reporter prefers otherwise.',
    'src/core/process/steps/choose-credit.ts',
    'src/core/process/steps/draft.test.ts :: credit is the reporter’s own choice, until publication',
  ),
  carried(
    'R44',
    'The reporter hears that the draft exists and that dates are still to be set.',
    'src/core/process/steps/tell-reporter-draft.ts',
    'src/core/process/steps/draft.test.ts :: the reporter hears that the draft exists, once',
    'a person writes it; the checklist shows it as owed',
  ),
  carried(
    'R45',
    'Once the matter is confirmed and its dates are known, there is a plan of how and where users will hear, with the mitigations.',
    'src/core/process/steps/plan-communication.ts',
    'src/core/process/steps/draft.test.ts :: the communication is planned by the lead before publication',
    'the lead writes the plan; the checklist shows it as owed',
  ),
];
