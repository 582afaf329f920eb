import { z } from 'zod';
import { choice, line, moment } from '../fields.ts';
import { isFiledInTime, isReportOwed } from '../gates-regulatory.ts';
import { craReports, reportsOwed } from '../regulatory/cra.ts';
import { accountOf, step } from '../step.ts';

/** A report is filed by hand on the single reporting platform; its time and reference are the proof (Art. 14, 16). */
export const fileReport = step({
  id: 'file-report',
  command: 'FileReport',
  title: 'Record a report as filed',
  does: 'Keeps when and where a report to the authorities was filed, with its reference; this stops its clock.',
  clause: 'Regulation (EU) 2024/2847 Art. 14',
  stage: 'release',
  who: ['lead', 'responder'],
  input: z.strictObject({
    report: choice(craReports, 'Report'),
    filedAt: moment('Filed at'),
    where: line('Where', 'Such as the single reporting platform'),
    reference: line('Reference', 'The number under which it was received'),
  }),
  gates: [isReportOwed, isFiledInTime],
  offBy: ({ regulatory }) => (regulatory.cra ? undefined : 'regulatory.cra'),
  isTimely: (c, playbook) => !c.closedAt && reportsOwed(c, playbook).length > 0,
  moves: ({ case: c, playbook }) => {
    const owed = reportsOwed(c, playbook);
    return owed.some(({ length }) => length.unit === 'hours') ? 'at once' : owed.length > 0;
  },
  choices: ({ case: c, playbook }) => {
    const report = reportsOwed(c, playbook).map(({ id, title }) => ({ value: id, text: title }));
    return report.length > 0 ? { report } : {};
  },
  events: ({ actor, input }) => [{ type: 'ReportFiled', ...input, by: accountOf(actor) }],
});
