import { carried, enforced, manual, type Rule } from './rule.ts';

/** Fixing and testing. */
export const fixRules: readonly Rule[] = [
  enforced(
    'R46',
    'A fix is tested in private before anything is rolled out.',
    'src/core/process/gates.ts',
    'src/core/process/steps/fix.test.ts :: the fix is confirmed once every line has been tested, and a fix that goes back to work is not confirmed',
  ),
  enforced(
    'R47',
    'A fix lands in the next release and in a patch release of every release line that is still supported.',
    'src/core/process/gates.ts',
    'src/core/process/steps/publication.test.ts :: a patch that is missing keeps the advisory back, whatever the hour',
  ),
  carried(
    'R48',
    "Which release lines are supported comes from the project's own published data.",
    'src/core/process/gates-release.ts',
    'src/core/process/steps/amended.test.ts :: the moment at which support counts decides which lines are owed a patch',
    'an administrator keeps the supported lines of the project as the project publishes them',
  ),
  manual(
    'R49',
    'Commit messages, branch names, titles and documents that could be seen early give nothing away; a lint checks them.',
    'src/core/process/steps/record-manual.ts',
    'a person reads titles, branches and commit texts and pastes them into RecordManualStep (commit-texts), which refuses what gives the matter away; no patch is released before',
  ),
  enforced(
    'R50',
    'Nothing is released before the fix is confirmed.',
    'src/core/process/gates.ts',
    'src/core/process/steps/fix.test.ts :: a patch is released when its line is tested, the fix confirmed and the commit texts read',
  ),
];
