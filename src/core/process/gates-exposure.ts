import { exposureHistory } from '../case/exposure.ts';
import { sayInstant } from './instant.ts';
import type { Gate } from './step.ts';

/** Gates of what became known and when. A history that cannot have been is refused before it is recorded. */

export const historyPossible: Gate = {
  id: 'history-possible',
  title: 'The history is possible',
  clause: 'Vultron CS',
  check: ({ input, case: c, now, playbook, actor }) => {
    if (!input) return undefined;
    const since = input.since ?? now;
    if (since > now) return { sentence: 'That moment has not come yet. Name when it became true, or leave it out.' };
    const history = exposureHistory(c, playbook);
    const what = input.what as 'public' | 'exploit public' | 'attacks observed';
    const known = history[what];
    // Outside parties may say again what is known; the team corrects a time only to an earlier one.
    if (actor.kind !== 'account' || known === undefined || since < known) return undefined;
    return { sentence: `It is on record since ${sayInstant(known)}. Only an earlier moment would change that.` };
  },
};

export const fixBeforeDeployment: Gate = {
  id: 'fix-before-deployment',
  title: 'A fix is ready before it is deployed',
  clause: 'Vultron CS',
  check: ({ input, case: c, now, playbook }) => {
    const ready = exposureHistory(c, playbook)['fix ready'];
    if (!ready) return { sentence: 'No fix is ready for every release line yet, so none can be deployed.' };
    if (!input) return undefined;
    const since = input.since ?? now;
    if (since > now) return { sentence: 'That moment has not come yet. Record the deployment once it is there.' };
    return since < ready
      ? { sentence: `The fix has been ready since ${sayInstant(ready)}. It cannot have been deployed before.` }
      : undefined;
  },
};
