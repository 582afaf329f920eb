import type { Notice } from '../case/model.ts';
import type { Playbook } from '../process/playbook.ts';
import { composeNotice, type NoticeText } from './compose.ts';

/** Where one recipient reads a notice and answers it: nothing else differs between two copies. */
export interface Way {
  /** The recipient’s own page of the notice. */
  readonly page: string;
  /** The recipient’s own address for answers by mail; missing where the house takes none. */
  readonly replyTo?: string | undefined;
}

/**
 * A notice as one recipient gets it by mail, encrypted or in plain text as the playbook has it: word for word what the
 * preview shows. What comes before the way to answer is the same text as on the page.
 */
export function noticeMail(
  notice: Pick<Notice, 'blocks' | 'kind'>,
  ref: string,
  playbook: Playbook,
  { page, replyTo }: Way,
): NoticeText {
  const { subject, text } = composeNotice(notice.blocks, ref, playbook, notice.kind);
  const byMail = replyTo
    ? ' Or reply to this mail: your answers reach the team alone. Encrypt what the terms cover.'
    : ' Replies to this mail are not read.';
  return {
    subject,
    text: `${text}\n\nYour answer\n\nRead this notice and answer it here:\n${page}\n${byMail.trim()}\n`,
  };
}
