import { embargoPolicy, publicProject } from '../../app/queries/public.ts';
import { sayLength } from '../../core/process/calendar.ts';
import type { Answer, Ask } from '../exchange.ts';
import { frameOf } from '../frame.ts';
import { EmbargoPolicyPage } from '../pages/embargo-policy-page.tsx';
import { PolicyPage } from '../pages/policy-page.tsx';
import { notFound } from '../problem.ts';
import { page } from '../reply.ts';
import { open } from './home.tsx';

const promises = {
  'first-contact': 'First contact by a person',
  plan: 'A plan, and what to do meanwhile',
  'report-to-public': 'From report to disclosure',
  retrospective: 'Retrospective after disclosure',
} as const;

/** How the project handles reports, out of the playbook in force. */
export async function policy(ask: Ask): Promise<Answer> {
  const { playbook, contact } = await publicProject(ask.site.house, ask.site.project);
  const { clocks, calendar, intake, embargo } = playbook;
  const view = {
    title: playbook.title,
    version: playbook.version,
    scope: intake.scope,
    clocks: (Object.keys(promises) as (keyof typeof promises)[]).map((id) => ({
      title: promises[id],
      length: sayLength(clocks[id]),
      counted: clocks[id].unit === 'business-days' ? `${calendar.name}, ${calendar.timeZone}` : 'every day',
    })),
    rejectionReasons: intake.rejectionReasons.map(({ text }) => text),
    delayReasons: embargo.delayReasons.map(({ text }) => text),
    embargoVersion: embargo.policyVersion,
    isListPublic: playbook.membership.directory === 'public',
    mail: contact.includes('@') ? contact : undefined,
    source: playbook.source || undefined,
  };
  return page(<PolicyPage frame={frameOf(ask)} view={view} />, 200, open);
}

/** One version of the embargo policy, word for word. */
export async function embargoPolicyText(ask: Ask): Promise<Answer> {
  const asked = /^[1-9]\d{0,5}$/.test(ask.params.version ?? '') ? Number(ask.params.version) : 0;
  const { house, project } = ask.site;
  const found = asked > 0 ? await embargoPolicy(house, project, asked) : undefined;
  if (!found) return notFound;
  const { playbook } = await publicProject(house, project);
  const view = { version: asked, ...found, newest: playbook.embargo.policyVersion };
  return page(<EmbargoPolicyPage frame={frameOf(ask)} view={view} />, 200, open);
}
