import { mkdir, readFile, stat, statfs, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { gatehouseOf, type House } from '../../app/house.ts';
import { accountsOf } from '../../app/identity/account.ts';
import { readProject } from '../../app/projects.ts';
import { inbox } from '../../app/queries/cases.ts';
import { readSmtpUrl } from '../../channels/smtp.ts';
import { playbookInForce } from '../../core/access/project.ts';
import { sayInstant } from '../../core/process/instant.ts';
import type { Playbook } from '../../core/process/playbook.ts';
import { betterInShipped } from '../../core/process/playbook-hints.ts';
import { countDeliveries } from '../../store/deliveries.ts';
import { listPasskeys } from '../../store/identity/passkeys.ts';
import type { Config } from '../config.ts';
import { readPlaybook } from '../playbooks.ts';
import type { Instance } from '../serve/instance.ts';
import { projectsOf } from '../serve/instance.ts';

/** What one check found; `mend` is the one thing to do. */
export interface Finding {
  readonly check: string;
  readonly state: 'ok' | 'warn' | 'fail';
  readonly found: string;
  readonly mend?: string;
}

const ok = (check: string, found: string): Finding => ({ check, state: 'ok', found });
const warn = (check: string, found: string, mend: string): Finding => ({ check, state: 'warn', found, mend });
const fail = (check: string, found: string, mend: string): Finding => ({ check, state: 'fail', found, mend });

/** Looks at everything that an operator can mend, the worst first for the eye but in a fixed order. */
export async function examine(instance: Instance, config: Config): Promise<readonly Finding[]> {
  const { house, foundation, held } = instance;
  return [
    ok('database', `${foundation.cluster.kind}, schema in place`),
    foundation.cluster.warnings.length === 0
      ? ok('database user', 'shared with nobody')
      : warn('database user', foundation.cluster.warnings[0]!, 'Do as the sentence says, then start again.'),
    await disk(config),
    await rootKey(config),
    held === undefined
      ? ok('release', 'mail may leave')
      : fail('release', held, 'Look at the deliveries, then: tidegate restore --release'),
    await mail(config),
    baseUrl(config),
    ...(await projects(house)),
  ];
}

async function disk({ data }: Config): Promise<Finding> {
  const { bavail, bsize } = await statfs(data);
  const free = Math.floor((bavail * bsize) / 1_000_000);
  const said = `${free} MB free`;
  if (free < 200) return fail('disk', said, 'Make room: the database stops when the disk is full.');
  return free < 2_000 ? warn('disk', said, 'Make room soon.') : ok('disk', said);
}

/** Where it stands that somebody has put the recovery sheet away. */
const keptFile = (data: string): string => join(data, 'keys', 'sheet-kept');

/** Notes that the recovery sheet is on paper, away from the machine; until then every examination warns. */
export async function confirmSheet({ data }: Config, today: string): Promise<void> {
  await mkdir(dirname(keptFile(data)), { recursive: true, mode: 0o700 });
  await writeFile(keptFile(data), `${today}\n`, { mode: 0o600 });
}

async function rootKey({ data, rootKeyFile }: Config): Promise<Finding> {
  const { mode } = await stat(rootKeyFile);
  if ((mode & 0o077) !== 0) return fail('root key', 'others may read it', `chmod 600 ${rootKeyFile}`);
  const kept = await readFile(keptFile(data), 'utf8').catch(() => undefined);
  return kept === undefined
    ? warn('root key', 'nobody has said that its recovery sheet is kept', 'Once it is: tidegate doctor --sheet-kept')
    : ok('root key', `its recovery sheet is kept since ${kept.trim()}`);
}

/** Whether the mail server takes a connection within three seconds. Nothing is sent. */
async function mail({ smtpUrl, bounceAddress }: Config): Promise<Finding> {
  if (smtpUrl === undefined) return warn('mail', 'no mail server is set', 'Set TIDEGATE_SMTP_URL.');
  const { host = 'localhost', port } = readSmtpUrl(smtpUrl);
  const reached = await new Promise<boolean>((settle) => {
    const socket = connect({ host, port: Number(port), timeout: 3_000 });
    const end = (found: boolean) => {
      socket.destroy();
      settle(found);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
  const where = `${host}:${port}`;
  if (!reached) return fail('mail', `${where} does not answer`, 'Correct TIDEGATE_SMTP_URL, or start that server.');
  if (bounceAddress !== undefined) return ok('mail', `${where} answers`);
  const found = `${where} answers; returned mail goes to the address that mail comes from`;
  return warn('mail', found, 'Give a mailbox with sub-addresses in TIDEGATE_BOUNCE_ADDRESS.');
}

function baseUrl({ baseUrl: url }: Config): Finding {
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:' || hostname === 'localhost') return ok('address', url);
  return fail(
    'address',
    `${url} is not encrypted`,
    'Put a proxy with TLS in front, and set TIDEGATE_BASE_URL to https.',
  );
}

async function projects(house: House): Promise<Finding[]> {
  const found = await projectsOf(house);
  if (found.length === 0) return [warn('project', 'none has been founded', 'Start it once: tidegate serve')];
  return (await Promise.all(found.map(({ id }) => project(house, id)))).flat();
}

async function project(house: House, id: string): Promise<Finding[]> {
  const state = await readProject(house, id);
  const gatehouse = gatehouseOf(house, id, state.title);
  const team = await accountsOf(gatehouse, null);
  const keyed = [];
  for (const account of team) {
    const passkeys = await house.store.withTx(id, (tx) => listPasskeys(tx, account.id));
    if (passkeys.length > 0) keyed.push(account);
  }
  const counts = await house.store.withTx(id, (tx) => countDeliveries(tx));
  const [doubt, failed] = [counts['in doubt'] ?? 0, counts.failed ?? 0];
  const late = (await inbox(house, id, { kind: 'account', id: 'doctor', roles: ['lead'] })).cases.filter((line) =>
    line.clocks.some((clock) => clock.state === 'late'),
  );
  const playbook = playbookInForce(state);
  const missing = (['users', 'team'] as const).filter((list) => state.lists[list] === undefined);
  return [
    keyed.some((account) => account.roles.includes('admin'))
      ? ok('sign-in', `${keyed.length} of ${team.length} of the team can sign in`)
      : fail('sign-in', 'no administrator has a passkey', 'Start tidegate serve and open the link that it prints.'),
    missing.length === 0
      ? ok('lists', `${playbook.title}, version ${playbook.version}; both lists are pinned`)
      : warn(
          'lists',
          `not pinned: ${missing.join(' and ')}`,
          'Until it is, nothing is sent there. An administrator pins it on the desk’s page Project.',
        ),
    ...(await playbookOf(playbook)),
    doubt + failed === 0
      ? ok('deliveries', 'none waits for a person')
      : fail(
          'deliveries',
          `${doubt} in doubt, ${failed} failed`,
          `Say what became of them: ${house.baseUrl}/desk/deliveries`,
        ),
    late.length === 0
      ? ok('clocks', `none is late at ${sayInstant(house.now())}`)
      : warn(
          'clocks',
          `${late.length} cases have a late clock`,
          `Open the first: ${house.baseUrl}/desk/cases/${late[0]!.number}`,
        ),
  ];
}

/** Whether the playbook of the same name that comes with Tidegate has become better since; nothing for one of one's own. */
async function playbookOf(adopted: Playbook): Promise<Finding[]> {
  const shipped = await readPlaybook(adopted.name).catch(() => undefined);
  if (!shipped) return [];
  const hints = betterInShipped(adopted, shipped).map(({ found, mend }) => warn('playbook', found, mend));
  return hints.length > 0 ? hints : [ok('playbook', 'nothing in the one that comes with Tidegate is better by now')];
}
