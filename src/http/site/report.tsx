import { publicProject } from '../../app/queries/public.ts';
import { receive } from '../../app/receive.ts';
import { sayLength } from '../../core/process/calendar.ts';
import { fieldsOf } from '../bodies.ts';
import type { Answer, Ask } from '../exchange.ts';
import { typed } from '../form-input.ts';
import { frameOf } from '../frame.ts';
import { formTokenField } from '../origin.ts';
import { ReceiptPage } from '../pages/receipt-page.tsx';
import { ReportPage, type ReportView } from '../pages/report-page.tsx';
import { page } from '../reply.ts';
import { fieldErrors } from '../views/field-errors.ts';

const filesUpTo = 'five files of up to 25 MB';

async function form(ask: Ask, given: Pick<ReportView, 'values' | 'errors'>, status: number): Promise<Answer> {
  const { playbook } = await publicProject(ask.site.house, ask.site.project);
  const view = { ...given, filesUpTo, firstReplyWithin: sayLength(playbook.clocks['first-contact']) };
  return page(<ReportPage frame={frameOf(ask)} view={view} />, status);
}

/** The empty form; `?public=on` ticks that it is public already. */
export async function reportForm(ask: Ask): Promise<Answer> {
  const values = ask.query.public === 'on' ? { alreadyPublic: 'on' } : {};
  return form(ask, { values, errors: [] }, 200);
}

/** Takes a report in and shows the key, once. What is wrong comes back with everything that was typed. */
export async function report(ask: Ask): Promise<Answer> {
  const { [formTokenField]: _, files: __, ...values } = typed(fieldsOf(ask.body));
  const uploads = ask.body.kind === 'form' ? ask.body.files : [];
  const received = await receive(ask.site.house, ask.site.project, values, uploads, 'form');
  if (received.kind === 'faults') return form(ask, { values, errors: fieldErrors(received.faults, 'effects') }, 422);
  const view = {
    reference: received.ref,
    words: received.key.split(' '),
    firstReplyBy: received.firstContactBy,
    alreadyPublic: values.alreadyPublic === 'on',
    gaps: received.gaps,
  };
  return page(<ReceiptPage frame={frameOf(ask)} view={view} />);
}
