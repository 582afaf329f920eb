import { day, plus } from '../../core/process/instant.ts';
import { Browser } from '../replay/browser.ts';
import { reportByForm } from '../replay/by-form.ts';
import type { Player } from '../replay/cast.ts';
import type { Stage } from './stage.ts';

/**
 * Leaves a fresh report at the desk three days after the story, so that whoever looks around finds something to do.
 * Like the story's own words it is invented.
 * @returns the ten words of its reporter
 */
export async function leaveSomethingToDo(stage: Stage): Promise<string> {
  await stage.moveTo(plus(stage.clock.now(), 3 * day));
  const visitor: Player = {
    id: 'visitor',
    actor: { is: 'reporter', name: 'Somebody', roles: [], via: 'form', about: '' },
    browser: new Browser(stage.baseUrl),
  };
  const answer = await reportByForm(visitor, {
    subject: 'A long header stops the status page of the proxy',
    kind: 'suspected',
    effects: 'The status page answers with an error until the proxy is started again. Other traffic goes on.',
    steps: 'Send a request with a header of 70 kB to the status port, three times.',
  });
  if (!answer.done || visitor.key === undefined)
    throw new Error(`The report was refused: ${answer.text.slice(0, 300)}`);
  return visitor.key;
}
