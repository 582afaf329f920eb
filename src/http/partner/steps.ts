import { type Handled, handle } from '../../app/handle.ts';
import { type PartnerNotice, partnerNotice } from '../../app/queries/partner.ts';
import { stepById } from '../../core/process/index.ts';
import type { Step } from '../../core/process/step.ts';
import type { Ask } from '../exchange.ts';
import { onRecord } from '../on-record.ts';
import { actorOf } from '../visitor.ts';

/** A step that a distributor has in a case of which it was told. */
export function partnerStep(id: string): Step | undefined {
  const step = stepById(id);
  return step?.who.includes('distributor') ? step : undefined;
}

/** The notice that the asker's organisation knows under this reference, if there is one. */
export function noticeOf(ask: Ask): Promise<PartnerNotice | undefined> {
  return partnerNotice(ask.site.house, ask.site.project, ask.params.ref ?? '', actorOf(ask.visitor));
}

/** The same for whoever is about to read it: that they did is on record before they see a word. */
export async function openedNotice(ask: Ask): Promise<PartnerNotice | undefined> {
  const found = await noticeOf(ask);
  if (found) await noticeOnRecord(ask, found);
  return found;
}

/** Without consent the page holds the terms, and no word of a notice. */
export function noticeOnRecord(ask: Ask, found: PartnerNotice): Promise<void> {
  return found.mayRead ? onRecord(ask, found.case, 'notice', found.notice) : onRecord(ask, found.case, 'terms');
}

/** Takes a distributor's step. The notice is named by the address, never by what was sent. */
export function takePartnerStep(
  ask: Ask,
  notice: PartnerNotice,
  step: Step,
  input: Readonly<Record<string, unknown>>,
): Promise<Handled> {
  const own = 'notice' in step.input.shape ? { notice: notice.notice } : {};
  const { house, project } = ask.site;
  return handle(house, project, notice.case, { ...input, ...own, type: step.command }, actorOf(ask.visitor));
}
