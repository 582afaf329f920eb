import { whatNow } from '../../app/queries/cases.ts';
import type { NowSentence } from '../../parts/now-bar.tsx';
import type { Ask } from '../exchange.ts';
import { nowOf } from '../views/now-view.ts';
import { actorOf } from '../visitor.ts';

/** The NOW sentence of whoever asks. */
export async function nowFor(ask: Ask): Promise<NowSentence> {
  return nowOf(await whatNow(ask.site.house, ask.site.project, actorOf(ask.visitor)));
}
