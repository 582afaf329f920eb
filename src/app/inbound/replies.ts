import type { BookRef } from '../../core/case/ids.ts';
import type { Case } from '../../core/case/model.ts';
import { day, plus } from '../../core/process/instant.ts';
import type { MailVerdict } from '../../store/database.ts';
import { countLetters } from '../../store/letters-of-book.ts';
import type { Tx } from '../../store/open.ts';
import { playbookOfCase, projectOf } from '../books.ts';
import type { House } from '../house.ts';
import { plan, toDelivery } from '../letters.ts';
import { readState } from '../record.ts';
import { answerLetter, answerLetters, answerLettersAtMost, quarantineLetter } from './answer-letters.ts';
import type { Judgement } from './judge.ts';

/**
 * Plans who hears of a mail that was judged: the team, where it waits for somebody, and the organisation to whose address it came.
 * @returns why the organisation hears nothing, where it should have
 */
export async function planReplies(
  tx: Tx,
  house: House,
  about: BookRef,
  key: Buffer,
  { verdict, answered }: { readonly verdict: MailVerdict; readonly answered?: Judgement['answered'] | undefined },
): Promise<string | undefined> {
  const now = house.now();
  const owner = await projectOf(tx, house.root);
  if (verdict === 'quarantined' && about.kind === 'case' && owner.lists.team) {
    const found = await readState<Case>(tx, house.root, about);
    const told = found && quarantineLetter(house, playbookOfCase(owner, found.state), found.state);
    if (told) await plan(tx, house, [toDelivery(house, about, key, told)], now);
  }
  if (!answered) return undefined;
  const { playbook, answerable, reply } = answered;
  const recipient = `organisation:${answerable.organisation}`;
  // Whatever writes to whom: it ends within the day.
  if ((await countLetters(tx, about, answerLetters, recipient, plus(now, -day))) >= answerLettersAtMost)
    return `No letter about it went to the organisation: it has had ${answerLettersAtMost} in a day.`;
  const letter = answerLetter(house, tx.project, playbook, answerable, reply);
  await plan(tx, house, [toDelivery(house, about, key, letter)], now);
  return undefined;
}
