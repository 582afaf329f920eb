import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { patchLeaks } from '../../release/patch-leaks.ts';
import { lineChoices } from '../choices.ts';
import { line } from '../fields.ts';
import { lineKnown } from '../gates.ts';
import { patchesCame, patchesGiveNothingAway } from '../gates-bundle.ts';
import { accountOf, step } from '../step.ts';

const tree = (label: string) =>
  z
    .string()
    .regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'is no hash of a tree: 40 or 64 lower-case hexadecimal digits')
    .optional()
    .meta({ label, kind: 'hidden' });

/** The patches of one line as a file for `git am`; a new one takes the place of the old (R46, R52). */
export const addBundle = step({
  id: 'add-bundle',
  command: 'AddBundle',
  title: 'Add a patch bundle',
  does: 'Keeps the patches of one release line as a file for git am, and takes the place of the one before. Nobody outside has it yet.',
  clause: 'R52',
  stage: 'remediation development',
  who: ['lead', 'responder', 'developer', 'release-manager'],
  offBy: ({ release }) => (release.candidateFix === 'nobody' ? 'release.candidateFix' : undefined),
  input: z.strictObject({
    line: line('Release line'),
    base: line('Public tag that the patches go on', 'Such as v1.33.3'),
    baseTree: tree('Tree of the tag'),
    tree: tree('Tree that comes out'),
    tool: z.string().min(1).max(200).optional().meta({ label: 'What made it', kind: 'hidden' }),
  }),
  gates: [lineKnown, patchesCame, patchesGiveNothingAway],
  isTimely: (c) =>
    statusOf(c) === 'accepted' && Object.keys(c.fixes).length > 0 && c.advisory.publications.length === 0,
  scope: 'release:write',
  choices: ({ case: c }) => ({ line: lineChoices(c) }),
  advice: ({ facts }) =>
    facts.patches
      ? [
          ...facts.patches.faults,
          ...facts.patches.patches.flatMap((patch, n) => patchLeaks(patch, n, facts.guardedWords)),
        ].filter(({ severity }) => severity === 'warning')
      : [],
  events: ({ actor, input, facts }) => {
    const { cards, file } = facts.patches!;
    const { line: of, base, ...made } = input;
    const said = Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined));
    return [
      {
        type: 'BundleAdded',
        bundle: facts.fresh(),
        line: of,
        base,
        ...said,
        patches: cards,
        ...file,
        by: accountOf(actor),
      },
    ];
  },
});
