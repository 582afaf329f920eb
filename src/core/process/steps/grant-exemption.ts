import { z } from 'zod';
import type { PartyId } from '../../case/model.ts';
import { isHeld } from '../../embargo/machine.ts';
import { withDrafts } from '../../notices/drafting.ts';
import { toldEarly } from '../../notices/kinds.ts';
import { toldChoices } from '../choices.ts';
import { line, needed } from '../fields.ts';
import { wordsGiveNothingAway } from '../gates-embargo.ts';
import { exemptionForParty } from '../gates-talks.ts';
import { accountOf, step } from '../step.ts';

/** What one member may do in spite of the embargo, such as staging images; in force once all have been told (R79). */
export const grantExemption = step({
  id: 'grant-exemption',
  command: 'GrantExemption',
  title: 'Grant an exemption',
  does: 'Allows one distributor something that the embargo forbids. It is in force only once every distributor has been told.',
  clause: 'R79',
  stage: 'remediation development',
  who: ['lead'],
  input: z.strictObject({
    organisation: line('For'),
    text: needed('What is allowed', 'Every distributor reads this, word for word; name nobody in it'),
  }),
  gates: [exemptionForParty, wordsGiveNothingAway],
  isTimely: (c) => isHeld(c.embargo) && toldEarly(c).size > 0,
  choices: (situation) => ({ organisation: toldChoices(situation) }),
  scope: 'embargo:write',
  events: ({ actor, input, case: c, now, facts }) => {
    const by = accountOf(actor);
    const party: PartyId = `organisation:${input.organisation}`;
    const granted = { type: 'ExemptionGranted', exemption: facts.fresh(), party, text: input.text, by } as const;
    return withDrafts(c, [granted], ['exemption'], { by, at: now, facts });
  },
});
