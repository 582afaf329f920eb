import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { smtpPost } from '../../channels/smtp.ts';
import { readDrill } from '../../formats/drill/read.ts';
import type { Drill } from '../../formats/drill/schema.ts';
import { realNow } from '../clock.ts';
import type { Config } from '../config.ts';
import { buildStage } from '../demo/stage.ts';
import { isPortFree } from '../free-port.ts';
import { nearest } from '../nearest.ts';
import { packageFolder } from '../playbooks.ts';
import { portIsTaken } from '../port-holder.ts';
import { isColourful, paint } from '../replay/tell.ts';
import { configOrTell, settled, untilSignal } from '../serve/settle.ts';
import { lead, rehearse } from './lead.ts';
import { addressOfPart } from './news.ts';
import { drillPost, type WayOut } from './post.ts';
import { rosterOf, type Volunteer, volunteersOf } from './roster.ts';
import { startDrill } from './run.ts';
import { sayScore } from './tell.ts';

const help = `Usage: tidegate drill NAME|FILE [--rehearse | --clock real] [--mail] [--json]

A fire drill for the team: an invented case in a throw-away house with its own addresses. The world of the drill acts by
itself, the team works in the browser, and at the end there is a score.

  --rehearse    let the model answer of the file play the team; exit 0 only when every goal was reached
  --clock real  the drill takes as long as the real thing; otherwise Enter leaps to what happens next
  --mail        write to those of the team who agreed to it (Desk, Fire drills); every subject begins with DRILL,
                and no other mailbox can be reached
  --json        the outcome on standard output
`;

const options = {
  rehearse: { type: 'boolean', default: false },
  clock: { type: 'string', default: 'virtual' },
  mail: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** `tidegate drill`. @returns the exit code: 0, or 10 when a rehearsal missed a goal */
export async function drill(args: readonly string[]): Promise<number> {
  let given: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true; args: string[] }>>;
  try {
    given = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    return wrongUsage(error instanceof Error ? error.message : String(error));
  }
  const { rehearse: isRehearsal, clock, mail, json: isJson } = given.values;
  const [name] = given.positionals;
  if (given.values.help) {
    process.stdout.write(help);
    return 0;
  }
  if (name === undefined) return wrongUsage(`Name a drill: ${(await known()).join(', ')}, or a file.`);
  if (clock !== 'virtual' && clock !== 'real') return wrongUsage('--clock is virtual or real.');
  if (isRehearsal && (mail || clock === 'real'))
    return wrongUsage('A rehearsal needs no people: no --mail, no real clock.');
  const config = configOrTell();
  if (!config) return 1;
  const found = await load(name);
  if (!found) return 1;
  const isReal = clock === 'real';
  const played = isReal ? { ...found, start: realNow() } : found;
  return settled(() =>
    run(played, config, { isRehearsal: isRehearsal === true, isReal, mail: mail === true, isJson: isJson === true }),
  );
}

function wrongUsage(sentence: string): number {
  process.stderr.write(`${sentence}\n\n${help}`);
  return 1;
}

const known = async () =>
  (await readdir(await packageFolder('drills')))
    .filter((it) => it.endsWith('.yaml'))
    .map((it) => it.replace('.yaml', ''));

async function load(nameOrFile: string): Promise<Drill | undefined> {
  const isName = /^[a-z][a-z0-9-]*$/.test(nameOrFile);
  const path = isName ? join(await packageFolder('drills'), `${nameOrFile}.yaml`) : nameOrFile;
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) {
    const names = await known();
    const meant = nearest(nameOrFile, names);
    const mend = meant ? `Did you mean ${meant}?` : `These come with Tidegate: ${names.join(', ')}; or name a file.`;
    process.stderr.write(`There is no drill ${nameOrFile}. ${mend}\n`);
    return undefined;
  }
  const read = readDrill(text);
  if (read.ok) return read.drill;
  process.stderr.write(`The drill ${path} is not right:\n`);
  for (const { message, mend } of read.faults) process.stderr.write(`  ${message} ${mend}\n`);
  return undefined;
}

interface Manner {
  readonly isRehearsal: boolean;
  readonly isReal: boolean;
  readonly mail: boolean;
  readonly isJson: boolean;
}

async function run(found: Drill, config: Config, manner: Manner): Promise<number> {
  const p = paint(!manner.isJson && isColourful(process.stdout));
  const say = (text: string) => void (manner.isJson ? process.stderr : process.stdout).write(`${text}\n`);
  const { host, port } = config.listen;
  if (!manner.isRehearsal && !(await isPortFree(host, port))) return tellOnly(await portIsTaken(port));
  const roster = manner.mail ? rosterOf(found, await volunteersOf(config)) : new Map<string, Volunteer>();
  const out = manner.mail ? wayOut(config, roster) : undefined;
  if (typeof out === 'string') return tellOnly(out);
  say(`${p.strong(`DRILL  ${found.title}`)}\n${found.about}\n`);
  const stage = await buildStage(inDrillWords(found), {
    log: (line) => process.stderr.write(`${line}\n`),
    mode: 'drill',
    post: (sink) => drillPost(sink, out),
    ...(manner.isRehearsal ? {} : { port, host, baseUrl: config.baseUrl }),
  });
  try {
    const going = await startDrill(found, stage, manner.isRehearsal);
    const manners = { drill: found, going, paint: p, say };
    const outcomes = manner.isRehearsal
      ? await rehearse(manners)
      : await lead({ ...manners, isReal: manner.isReal, roster, interrupted: untilSignal() });
    const score = await going.score();
    for (const deed of going.left()) say(p.dim(`never came due: ${deed.says} (${deed.when})`));
    say(sayScore(score, p));
    if (manner.isJson) {
      const deeds = outcomes.map(({ deed, at, failure }) => ({ id: deed.id, at, ...(failure ? { failure } : {}) }));
      const mails = stage.sink.mails.map(({ at, to, subject }) => ({ at, to, subject }));
      process.stdout.write(`${JSON.stringify({ drill: found.drill, ...score, deeds, mails }, null, 2)}\n`);
    }
    const isFull = score.points === score.of && outcomes.every(({ failure }) => failure === undefined);
    return manner.isRehearsal && !isFull ? 10 : 0;
  } finally {
    await stage.close();
  }
}

/** Everything that shows a name says that it is a drill; those who practise get addresses that exist nowhere. */
function inDrillWords(found: Drill): Drill {
  const actors = Object.entries(found.actors).map(([part, actor]) => [
    part,
    actor.practises ? { ...actor, address: addressOfPart(part) } : actor,
  ]);
  return {
    ...found,
    title: `DRILL ${found.title}`,
    project: { ...found.project, title: `DRILL ${found.project.title}` },
    actors: Object.fromEntries(actors),
  };
}

/** The way out for mail, or the sentence that says why there is none. */
function wayOut(config: Config, roster: ReadonlyMap<string, Volunteer>): WayOut | string {
  if (config.smtpUrl === undefined) return 'No mail server is set. Give its address in TIDEGATE_SMTP_URL.';
  if (roster.size === 0) {
    return 'Nobody who could play a part has agreed to be written to. Each person agrees for themselves: Desk, Fire drills.';
  }
  const addresses = new Map([...roster].map(([part, { address }]) => [part, address]));
  return { post: smtpPost({ url: config.smtpUrl }), sender: config.mailFrom, roster: addresses };
}

function tellOnly(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}
