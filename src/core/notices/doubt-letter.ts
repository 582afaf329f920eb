import type { Instant } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import type { Letter, Place, Recipient } from './letters.ts';

/** The name of the letter that tells the team of mails in doubt. A doubt about it is told to nobody by mail. */
export const doubtLetterName = 'delivery-in-doubt';

/** Mails of one case, or of none, of which nobody can tell whether they arrived. */
export interface Doubts {
  /** The case's number; missing for mails of no case. */
  readonly number?: string;
  readonly count: number;
  /** Unique for what is told now. */
  readonly key: string;
}

/** What the team is told of mails in doubt: how many and where to say what became of them, never to whom or about what. */
export function doubtLetters(
  { number, count, key }: Doubts,
  recipients: readonly Recipient[],
  playbook: Playbook,
  place: Pick<Place, 'baseUrl'>,
  now: Instant,
): readonly Letter[] {
  const which = count === 1 ? '1 mail' : `${count} mails`;
  const text = `${which}${number ? ` of ${number}` : ''} may or may not have arrived: the mail server fell silent or the sending was cut short. Nothing is sent again by itself. Find out whether ${count === 1 ? 'it' : 'each'} arrived, and say so.\n\n${place.baseUrl}/desk/deliveries`;
  return recipients.map((recipient) => ({
    letter: doubtLetterName,
    recipient,
    subject: `[${playbook.name}] ${number ? `${number}: ` : ''}${which} in doubt`,
    text,
    dueAt: now,
    key: `${key}/${'id' in recipient ? recipient.id : recipient.kind}`,
  }));
}
