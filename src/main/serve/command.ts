import { parseArgs } from 'node:util';
import manifest from '../../../package.json' with { type: 'json' };
import { buildServer } from '../../http/server.ts';
import { browserScripts } from '../browser-scripts.ts';
import type { Config } from '../config.ts';
import { isPortFree } from '../free-port.ts';
import { readPlaybook } from '../playbooks.ts';
import { portIsTaken } from '../port-holder.ts';
import { type FirstProject, foundFirst, setUpLink } from './found.ts';
import { type Instance, openInstance, projectsOf } from './instance.ts';
import { watchLists } from './lists.ts';
import { startMail } from './mail.ts';
import { configOrTell, settled, untilSignal } from './settle.ts';
import { startWork } from './work.ts';

const help = `Usage: tidegate serve [options]

Serves the house on TIDEGATE_LISTEN (127.0.0.1:7300) with the database in TIDEGATE_DATA (./data), and sends what is due.
The first start founds a project and prints a one-time link to set it up.

  --playbook NAME     policy of the first project: one that comes with Tidegate, or a file (contour)
  --title TEXT        name of the first project
  --contact ADDRESS   where the public can reach its security team
  --users-list ADDRESS, --team-list ADDRESS
  --admin ADDRESS     mail address of the first administrator
  --admin-name NAME   what the team calls them

Example:
  TIDEGATE_BASE_URL=https://security.example.org tidegate serve --title Example --admin ann@example.org
`;

const options = {
  playbook: { type: 'string', default: 'contour' },
  title: { type: 'string' },
  contact: { type: 'string' },
  'users-list': { type: 'string' },
  'team-list': { type: 'string' },
  admin: { type: 'string' },
  'admin-name': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** `tidegate serve`. Ends with 0 after a signal, with 1 when something is in the way. */
export async function serve(args: readonly string[]): Promise<number> {
  let first: FirstProject;
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (values.help) {
      process.stdout.write(help);
      return 0;
    }
    const { playbook, title, contact, admin } = values;
    first = {
      playbook,
      title,
      contact,
      admin,
      adminName: values['admin-name'],
      usersList: values['users-list'],
      teamList: values['team-list'],
    };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${help}`);
    return 1;
  }
  const config = configOrTell();
  if (!config) return 1;
  const { host, port } = config.listen;
  if (!(await isPortFree(host, port))) {
    process.stderr.write(`${await portIsTaken(port)}\n`);
    return 1;
  }
  const ending = untilSignal();
  return settled(async () => {
    // A slip in the name of a playbook is told before a database is made for it.
    await readPlaybook(first.playbook);
    logLine('Starting the database…');
    const instance = await openInstance(config, logLine);
    try {
      return await run(instance, config, first, ending);
    } finally {
      await instance.close();
    }
  });
}

const logLine = (line: string) => void process.stderr.write(`${line}\n`);
const say = (line: string) => void process.stdout.write(`${line}\n`);

async function run(instance: Instance, config: Config, first: FirstProject, ending: Promise<unknown>): Promise<number> {
  const { house, sheet, held, foundation } = instance;
  if (sheet !== undefined)
    say(`\n${sheet}\nThis sheet is shown once. Print it now, and once it is put away: tidegate doctor --sheet-kept\n`);
  if (await foundFirst(house, first)) say(`Founded the first project from the playbook ${first.playbook}.`);
  const projects = await projectsOf(house);
  logLine('Starting the web server…');
  const server = await buildServer(house, {
    projects: projects.map(({ id, host }) => ({ id, host })),
    trustedProxies: config.trustedProxies,
    mode: 'real',
    version: manifest.version,
    scripts: await browserScripts(),
  });
  const work = await startWork(instance);
  const mail = startMail(instance, config);
  const endLooks = watchLists(config.exploitation, logLine);
  try {
    await server.listen({ host: config.listen.host, port: config.listen.port });
    say(`Tidegate ${manifest.version} serves ${projects.map(({ name }) => name).join(', ')} on ${config.baseUrl}`);
    if (held !== undefined) say(`${held} Look around, then run: tidegate restore --release`);
    if (config.smtpUrl === undefined) say('No mail server is set (TIDEGATE_SMTP_URL), so no mail leaves.');
    for (const { id, name } of projects) {
      const link = await setUpLink(house, id, first);
      if (link !== undefined) say(`Set up ${name} within an hour, once: ${link}`);
    }
    const lost = await Promise.race([ending.then(() => undefined), foundation.cluster.ended]);
    logLine(lost === undefined ? 'Stopping.' : `The database server has ended (${lost}). Start Tidegate again.`);
    return lost === undefined ? 0 : 1;
  } finally {
    endLooks();
    await mail?.stop();
    await work.stop();
    await server.close();
  }
}
