import { z } from 'zod';
import { actorText, partyIdOf } from '../../access/actor.ts';
import { wasTold } from '../../case/kinds.ts';
import { impactStatuses } from '../../case/upstream.ts';
import { choice, maybeLine } from '../fields.ts';
import { hasConsented } from '../gates-consent.ts';
import { noticeReachedYou } from '../gates-notice.ts';
import { step } from '../step.ts';

/** A distributor says whether it ships what is vulnerable; products may differ, and silence stays silence (R52, R58). */
export const tellAffected = step({
  id: 'tell-affected',
  command: 'TellAffected',
  title: 'Say whether you are affected',
  does: 'Tells the team whether what you ship is affected; say it again for products that differ.',
  clause: 'R52, R58',
  stage: 'remediation development',
  who: ['distributor'],
  isAnswer: true,
  input: z.strictObject({
    affected: choice(impactStatuses, 'Are you affected'),
    products: maybeLine('Which of your products', 'Leave it empty for all of them'),
  }),
  gates: [noticeReachedYou, hasConsented],
  isTimely: (c) => wasTold(c) && !c.closedAt,
  events: ({ actor, input }) => [{ type: 'AffectedTold', party: partyIdOf(actor), ...input, by: actorText(actor) }],
});
