// A process of its own that sends what is due in a test house, for tests that kill it in the middle.
// node sender.ts '{"app":…,"project":…,"now":…,"url":…,"trusted":[…]}'
import { setDefaultCACertificates } from 'node:tls';
import { tick } from '../../src/app/tick.ts';
import { smtpPost } from '../../src/channels/smtp.ts';
import { openStore } from '../../src/store/open.ts';
import { houseOver } from './house.ts';

const { app, project, now, url, trusted } = JSON.parse(process.argv[2]!);
setDefaultCACertificates(trusted);
const store = await openStore({ app });
await tick(
  houseOver(store, 'one', () => now, smtpPost({ url })),
  project,
);
await store.close();
