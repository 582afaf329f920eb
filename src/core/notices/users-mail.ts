import { sayAffected } from '../advisory/affected-words.ts';
import type { Case } from '../case/model.ts';
import type { Playbook } from '../process/playbook.ts';
import { saySeverity } from '../scores/say.ts';
import { blockTitles, type NoticeText } from './compose.ts';
import { sayReleaseOut, whatToDo } from './release-out.ts';

/**
 * The mail to the public users' list, derived from the notice that distributors had (R69): embargo note and tag are gone,
 * what was planned is now released, the CVE id is in. Without an early notice it is derived from the advisory. Before
 * publication it is a preview, out of the newest revision.
 */
export function usersMail(state: Case, playbook: Playbook): NoticeText {
  const published = state.advisory.revisions.find((r) => r.number === state.advisory.publications.at(-1)?.revision);
  const advisory = (published ?? state.advisory.revisions.at(-1))?.advisory;
  const blocks = state.notices.findLast((n) => n.sent && !n.stopped)?.blocks ?? {};
  const id = state.cve.id ?? advisory?.id ?? '';
  const changes = state.advisory.publications.at(-1)?.changes ?? '';
  const sections: [string, string][] = [
    ['What has changed', changes],
    [blockTitles.description, advisory?.description || blocks['description'] || ''],
    ['Severity', severityLine(state)],
    [blockTitles.versions, advisory ? sayAffected(advisory) : ''],
    [blockTitles.vectors, blocks['vectors'] || advisory?.attackVectors || advisory?.impact || ''],
    [blockTitles.workarounds, advisory?.workarounds || blocks['workarounds'] || ''],
    ['What to do', whatToDo(state)],
    ['Identifiers', [state.cve.id, advisory?.ghsa, advisory?.id].filter(Boolean).join(', ')],
  ];
  const text = sections
    .filter(([, body]) => body.trim() !== '')
    .map(([title, body]) => `${title}\n\n${body.trim()}`)
    .join('\n\n');
  return {
    subject: `[${playbook.name}] Security advisory ${id}${changes ? ', amended' : ''}: ${advisory?.title ?? ''}`.trim(),
    text,
  };
}

/** The word to distributors that releases are out and the embargo has ended, where it is a letter and no notice (R70). */
export function followUpMail(state: Case, playbook: Playbook): NoticeText {
  const { change, 'next-steps': next } = sayReleaseOut(state);
  return {
    subject: `[${playbook.name}] ${playbook.notices.plan.tag} releases are out`.replace('  ', ' '),
    text: [change, next].join('\n\n'),
  };
}

function severityLine({ severity, cwe }: Case): string {
  if (!severity) return '';
  const score = saySeverity(severity);
  return cwe ? `${score}\nWeakness: ${cwe}` : score;
}
