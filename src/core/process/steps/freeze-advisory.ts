import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import {
  documentsAreValid,
  draftExists,
  isClassified,
  isScored,
  mitigationsStated,
  newestDraftComplete,
} from '../gates.ts';
import { advisoryFitsCase } from '../gates-advisory.ts';
import { accountOf, step } from '../step.ts';

/** The text that will be published stands still; a new draft takes the freeze and the approvals back (R42). */
export const freezeAdvisory = step({
  id: 'freeze-advisory',
  command: 'FreezeAdvisory',
  title: 'Freeze the advisory text',
  does: 'Fixes the newest revision as the one to be published.',
  clause: 'R42',
  stage: 'release',
  who: ['lead', 'responder'],
  input: z.strictObject({}),
  gates: [
    draftExists,
    isScored,
    isClassified,
    newestDraftComplete,
    advisoryFitsCase,
    mitigationsStated,
    documentsAreValid,
  ],
  isTimely: (c) => statusOf(c) === 'accepted' && c.advisory.state === 'draft',
  isDone: (c) => ['frozen', 'published', 'withdrawn'].includes(c.advisory.state),
  moves: true,
  events: ({ actor, case: c }) => [
    { type: 'AdvisoryFrozen', revision: c.advisory.revisions.length, by: accountOf(actor) },
  ],
});
