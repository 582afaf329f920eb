import { enforced, type Rule } from './rule.ts';

/** Clocks on the reporter's side. */
export const clocksRules: readonly Rule[] = [
  enforced(
    'R27',
    'Within three business days the reporter has a plan of the investigation and any workaround for the meantime.',
    'src/core/process/gates.ts',
    'src/core/process/steps/receipt.test.ts :: the plan goes with workarounds, or says that none is known',
  ),
  enforced(
    'R28',
    'Within three business days a person has begun to talk with the reporter.',
    'src/core/process/clocks/contact.ts',
    'src/core/process/clocks.test.ts :: neither the automatic reply nor a look nor an internal note stops a clock; a message of a person does',
  ),
  enforced(
    'R29',
    'First contact and the plan are two duties with a clock each; a missed one is visible, and so is who owed it.',
    'src/core/process/clocks/contact.ts',
    'src/core/process/clocks.test.ts :: first contact does not stop the clock of the plan; the plan stops both',
  ),
];
