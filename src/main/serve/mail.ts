import { takeMail } from '../../app/inbound/take-mail.ts';
import { type Listener, listenToMailbox } from '../../channels/imap.ts';
import { openMailReader } from '../../channels/mail-reader.ts';
import { readFlag } from '../../store/instance.ts';
import type { Config } from '../config.ts';
import { type Instance, projectsOf } from './instance.ts';

/**
 * Listens to the mailbox of answers; nothing where none is set. A house that was restored takes no mail until it is
 * released: the mails belong to the one that it was copied from.
 */
export function startMail({ house }: Instance, { imapUrl }: Config): Listener | undefined {
  if (imapUrl === undefined) return undefined;
  const reader = openMailReader();
  const listener = listenToMailbox({
    url: imapUrl,
    log: house.log,
    onMail: async (held) => {
      if (await house.store.withInstanceTx((tx) => readFlag(tx, 'held')))
        throw new Error('this house was restored and takes no mail until it is released');
      const projects = (await projectsOf(house)).map(({ id }) => id);
      await takeMail(house, projects, reader, held);
    },
  });
  return {
    async stop() {
      await listener.stop();
      await reader.close();
    },
  };
}
