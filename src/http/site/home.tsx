import { publicAdvisories, publicProject } from '../../app/queries/public.ts';
import { sayLength } from '../../core/process/calendar.ts';
import { advisoryItem } from '../../parts/advisory/advisory-view.ts';
import type { Answer, Ask } from '../exchange.ts';
import { frameOf } from '../frame.ts';
import { HomePage } from '../pages/home-page.tsx';
import { page } from '../reply.ts';

/** The front page. */
export async function home(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const { playbook, contact } = await publicProject(house, project);
  const view = {
    firstReplyWithin: sayLength(playbook.clocks['first-contact']),
    disclosureWithin: sayLength(playbook.clocks['report-to-public']),
    scope: playbook.intake.scope,
    mail: contact.includes('@') ? contact : undefined,
    advisories: (await publicAdvisories(house, project)).slice(0, 3).map(advisoryItem),
  };
  return page(<HomePage frame={frameOf(ask)} view={view} />, 200, open);
}

/** Pages that everybody may read and search engines may keep. They depend on the reader's zone and colours. */
export const open = { headers: { 'Cache-Control': 'no-cache', Vary: 'Cookie' } } as const;
