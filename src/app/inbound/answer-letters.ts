import { commandHelp } from '../../core/answers/mail-commands.ts';
import { referenceLine } from '../../core/answers/references.ts';
import type { Case } from '../../core/case/model.ts';
import type { Letter } from '../../core/notices/letters.ts';
import { noticeSubject } from '../../core/notices/letters.ts';
import type { Playbook } from '../../core/process/playbook.ts';
import type { Answerable } from '../answer-link.ts';
import { answerUrl } from '../answer-token.ts';
import { digest } from '../digest.ts';
import type { House } from '../house.ts';

/** What the organisation hears of a mail that came to its reply address. */
export type Reply =
  | { readonly kind: 'link' }
  | { readonly kind: 'understood'; readonly says: readonly string[] }
  | { readonly kind: 'not taken'; readonly sentence: string };

/** Letters that answer mails, and how many of them one organisation gets in one case in a day at most (RFC 3834 §2). */
export const answerLetters = ['answer-link', 'answer-understood', 'answer-not-taken'] as const;
export const answerLettersAtMost = 20;

/**
 * The letter that answers a mail. It goes to the address in the directory, never to where the mail says that it came from,
 * and repeats nothing of it. Nothing is said twice in an hour, so that no two programs write to each other for ever.
 */
export function answerLetter(
  house: House,
  project: string,
  playbook: Playbook,
  { ref, generation, case: id, organisation }: Answerable,
  reply: Reply,
): Letter {
  const now = house.now();
  const link = `${answerUrl(house, project, ref, generation)}\n\nThe page shows nothing of the notice, and answers nothing until you press a button there.`;
  const owed = (letter: (typeof answerLetters)[number], text: string, said = ''): Letter => ({
    letter,
    recipient: { kind: 'organisation', id: organisation },
    subject: noticeSubject(playbook, ref),
    text,
    dueAt: now,
    key: `${id}/${letter}/${organisation}/${now.slice(0, 13)}${said}`,
  });
  switch (reply.kind) {
    case 'link':
      return owed(
        'answer-link',
        `A mail came to your reply address for reference ${ref}. It is not signed with the key that we keep for you, so nothing in it was taken as your answer. Answer here:\n${link}\n\nOr reply once more, sign the mail, and leave this line in what you sign:\n${referenceLine(ref)}`,
      );
    case 'understood':
      return owed(
        'answer-understood',
        `From your mail about reference ${ref} we have understood:\n\n${reply.says.map((one) => `- ${one}`).join('\n')}\n\nIf that is not what you meant, answer once more: what you said last counts.\n${link}`,
        `/${digest(...reply.says)}`,
      );
    case 'not taken':
      return owed(
        'answer-not-taken',
        `Your mail about reference ${ref} was not taken. ${reply.sentence}\n\nThe first lines of a reply may say:\n\n${commandHelp.map((one) => `- ${one}`).join('\n')}\n\nLeave this line, quoted or not, in what you sign:\n${referenceLine(ref)}\n\nOr answer here:\n${link}`,
      );
  }
}

/** Word to the team that a mail of a case waits for somebody; nothing of it. One an hour and case, however many come. */
export function quarantineLetter(house: House, playbook: Playbook, { id, number }: Case): Letter {
  const now = house.now();
  return {
    letter: 'mail-quarantined',
    recipient: { kind: 'list', id: 'team' },
    subject: `[${playbook.name}] ${number}`,
    text: `A mail about this case was not taken. It waits here with the reason, which stands on the board of its notice as well:\n\n${house.baseUrl}/desk/mail`,
    dueAt: now,
    key: `${id}/mail-quarantined/${now.slice(0, 13)}`,
  };
}
