import { referenceLine } from '../answers/references.ts';
import type { Notice } from '../case/model.ts';
import type { Playbook } from '../process/playbook.ts';
import { composeNotice, type NoticeText } from './compose.ts';
import { kindsOfNotice } from './kinds.ts';

/** Where one recipient reads a notice and answers it: nothing else differs between two copies. */
export interface Way {
  /** The recipient’s own page of the notice. */
  readonly page: string;
  /** The recipient’s own address for answers by mail; missing where the house takes none. */
  readonly replyTo?: string | undefined;
  /** Where it answers without an account; the page behind it shows nothing of the notice. */
  readonly answer: string;
}

/**
 * A notice as one recipient gets it by mail, encrypted or in plain text as the playbook has it: word for word what the
 * preview shows. What comes before the way to answer is the same text as on the page.
 */
export function noticeMail(
  notice: Pick<Notice, 'blocks' | 'kind'>,
  ref: string,
  playbook: Playbook,
  { page, replyTo, answer }: Way,
): NoticeText {
  const { subject, text } = composeNotice(notice.blocks, ref, playbook, notice.kind);
  if (kindsOfNotice[notice.kind].afterRelease)
    return { subject, text: `${text}\n\nIt stands on your page too:\n${page}\n` };
  const byMail = replyTo
    ? `Or reply to this mail and sign it with the key that we keep for you. Its first line says ok; prefer or object with a date and why; affected, not affected or unknown; read; or ask and your question. Encrypt what the terms cover. Leave the next line, quoted or not, in what you sign: a signed answer that does not name its reference is not taken.\n${referenceLine(ref)}`
    : 'Replies to this mail are not read.';
  const ways = [
    `Read this notice and answer it here:\n${page}`,
    `Or without signing in, on a page that shows nothing of it:\n${answer}`,
    byMail,
  ];
  return {
    subject,
    text: `${text}\n\nYour answer\n\n${ways.join('\n\n')}\n`,
  };
}
