import type { Playbook } from '../process/playbook.ts';
import type { NoticeBlock, NoticeKind } from '../process/playbook-notices.ts';
import { kindsOfNotice, noticeSpec } from './kinds.ts';

/** Headings of the blocks, in the words of the seed checklist (rule R53). */
export const blockTitles: Readonly<Record<NoticeBlock, string>> = {
  description: 'Description',
  versions: 'Versions affected',
  vectors: 'Known attack vectors',
  workarounds: 'Possible workarounds',
  'next-steps': 'Next steps and dates',
  ask: 'What we ask of you',
  change: 'What has changed',
  reason: 'Why',
  coming: 'What is coming',
};

export interface NoticeText {
  readonly subject: string;
  readonly text: string;
}

/**
 * The notice as one recipient reads it: blocks in the playbook's order, the embargo policy word for word at the foot,
 * the tag and the recipient's own reference in the subject (R19, R53, R56); what the public reads has no reference.
 */
export function composeNotice(
  blocks: Readonly<Record<string, string>>,
  ref: string,
  playbook: Playbook,
  kind: NoticeKind = 'plan',
): NoticeText {
  const { tag, footer, blocks: order } = noticeSpec(playbook, kind);
  const { subject: about } = kindsOfNotice[kind];
  const named = ref ? `notice ${ref}${about ? `: ${about}` : ''}` : about;
  const subject = [`[${playbook.name}]`, tag, named].filter(Boolean).join(' ');
  const sections = order
    .filter((id) => (blocks[id] ?? '').trim() !== '')
    .map((id) => `${blockTitles[id]}\n\n${(blocks[id] ?? '').trim()}`);
  const foot = footer === 'embargo-policy' ? [policyFooter(playbook)] : [];
  return { subject, text: [...sections, ...foot].join('\n\n') };
}

/** The locked footer: heading and the policy's own text, unchanged. */
export function policyFooter(playbook: Playbook): string {
  return `Embargo policy (version ${playbook.embargo.policyVersion})\n\n${playbook.embargo.policy.trim()}`;
}
