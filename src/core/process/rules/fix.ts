import { open, type Rule } from './rule.ts';

/** Fixing and testing. */
export const fixRules: readonly Rule[] = [
  open('R46', 'A fix is tested in private before anything is rolled out.'),
  open('R47', 'A fix lands in the next release and in a patch release of every release line that is still supported.'),
  open('R48', "Which release lines are supported comes from the project's own published data."),
  open(
    'R49',
    'Commit messages, branch names, titles and documents that could be seen early give nothing away; a lint checks them.',
  ),
  open('R50', 'Nothing is released before the fix is confirmed.'),
];
