// A process of its own that sends what is due in a test house, for tests that kill it in the middle.
// node sender.ts '{"app":…,"project":…,"now":…,"url":…}'
import { tick } from '../../src/app/tick.ts';
import { smtpPost } from '../../src/channels/smtp.ts';
import { noJobs, raiseHouse } from '../../src/main/raise.ts';
import { openStore } from '../../src/store/open.ts';
import { seededRandom } from './house.ts';

const { app, project, now, url } = JSON.parse(process.argv[2]!);
const store = await openStore({ app });
const house = raiseHouse({
  store,
  root: seededRandom('root/one')(32),
  now: () => now,
  baseUrl: 'http://localhost:7300',
  post: smtpPost({ url }),
  sender: 'security@contour.example',
  isDemo: false,
  jobs: noJobs,
  log: () => undefined,
});
await tick(house, project);
await store.close();
