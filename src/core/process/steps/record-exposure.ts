import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import type { CaseEvent } from '../../case/events.ts';
import { evolve, isSaidPublic, openClaims } from '../../case/evolve.ts';
import { isTriggered } from '../../embargo/collapse.ts';
import { isHeld } from '../../embargo/machine.ts';
import { collapse } from '../collapse.ts';
import { choice, maybeMoment, needed } from '../fields.ts';
import { historyPossible } from '../gates-exposure.ts';
import { step } from '../step.ts';

/** When the matter is public the embargo shall end (Vultron); attacks seen only say that it should (R24, R62). */
export const recordExposure = step({
  id: 'record-exposure',
  command: 'RecordExposure',
  title: 'Record that it is known outside',
  does: 'Records that the matter, or an exploit, is public, or that attacks were seen. A public matter ends the embargo.',
  clause: 'R24',
  stage: 'release',
  who: ['responder', 'lead', 'reporter', 'distributor'],
  input: z.strictObject({
    what: choice(['public', 'exploit public', 'attacks observed'], 'What is known'),
    source: needed('Where it was seen', 'What exactly, by whom, when'),
    since: maybeMoment('Since when', 'Left empty it means now'),
  }),
  gates: [historyPossible],
  isTimely: (c) => !c.closedAt,
  moves: ({ case: c, actor }) =>
    actor.kind === 'account' && (isSaidPublic(c) || openClaims(c, 'attacks observed').length > 0) && 'at once',
  grave: true,
  scope: 'embargo:write',
  events: (s) => {
    const { actor, input, case: c } = s;
    const by = actorText(actor);
    const { what, source, since } = input;
    const recorded: CaseEvent = { type: 'ExposureRecorded', what, source, ...(since ? { since } : {}), by };
    // Outside parties report; ending the embargo on such a report stays with the team.
    const isTeam = actor.kind === 'account';
    if (!isTeam || !isHeld(c.embargo)) return [recorded];
    const { trigger } = c.embargo;
    if (trigger?.atOnce && isTriggered(evolve(c, c, { seq: 0, at: s.now, actor: by, event: recorded }))) {
      return collapse(s, [recorded], {
        cause: 'collapsed',
        because: 'trigger',
        reason: `${source}\n\n${trigger.clause}`,
      });
    }
    if (what === 'attacks observed') return [recorded];
    return collapse(s, [recorded], { cause: 'public', because: 'public', reason: source });
  },
});
