import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeDemoLink } from '../../app/identity/link.ts';
import { isPortFree } from '../free-port.ts';
import { startLoop } from '../loop.ts';
import { packageFolder } from '../playbooks.ts';
import { portIsTaken } from '../port-holder.ts';
import type { Cast } from '../replay/cast.ts';
import { loadScenario } from '../replay/command.ts';
import type { StepOutcome } from '../replay/outcome.ts';
import { runScenario } from '../replay/run.ts';
import { isColourful, paint, sayEnd, sayStep } from '../replay/tell.ts';
import { configOrTell, settled, untilSignal } from '../serve/settle.ts';
import { leaveSomethingToDo } from './afterwards.ts';
import { buildStage, type Stage } from './stage.ts';

const help = `Usage: npm run demo [-- --once]

Replays a real case from the first report to the retrospective, then serves the house on http://localhost:7300, or on
another port of this machine: TIDEGATE_LISTEN=127.0.0.1:7301.
Nothing leaves this machine, and nothing is kept: Ctrl-C takes the throw-away database away.

  --once  end after the replay
`;

/** `tidegate demo`. @returns the exit code: 0 after the replay came out as expected, 10 if it did not */
export async function demo(args: readonly string[]): Promise<number> {
  const options = { once: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
  let once: boolean;
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (values.help) {
      process.stdout.write(help);
      return 0;
    }
    once = values.once === true;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${help}`);
    return 1;
  }
  const config = configOrTell();
  if (!config) return 1;
  const { port } = config.listen;
  if (!once && !(await isPortFree('127.0.0.1', port))) {
    process.stderr.write(`${await portIsTaken(port)}\n`);
    return 1;
  }
  return settled(() => run(once ? 0 : port));
}

/** @param port where to serve afterwards; 0 ends after the replay */
async function run(port: number): Promise<number> {
  const scenario = await loadScenario(join(await packageFolder('test'), 'scenarios', 'contour-cve-2026-41246.yaml'));
  if (!scenario) return 1;
  const p = paint(isColourful(process.stdout));
  const say = (text: string) => void process.stdout.write(`${text}\n`);
  say(`${p.strong(scenario.title)}\n${scenario.about}\n\nStarting a throw-away house…`);
  const interrupted = untilSignal();
  const stopping = new AbortController();
  interrupted.then(() => stopping.abort());
  const stage = await buildStage(scenario, {
    port,
    log: (line) => process.stderr.write(`${line}\n`),
    starts: (what) => say(`  ${what}`),
  });
  try {
    const tell = (outcome: StepOutcome) => say(sayStep(scenario, outcome, p));
    const { result, cast } = await runScenario(scenario, stage, { tell, signal: stopping.signal });
    if (stopping.signal.aborted) return 2;
    say(sayEnd({ result, paint: p }));
    if (port !== 0) await serve(stage, cast, say, interrupted);
    return result.ok ? 0 : 10;
  } finally {
    await stage.close();
  }
}

async function serve(
  stage: Stage,
  cast: Cast,
  say: (text: string) => void,
  interrupted: Promise<unknown>,
): Promise<void> {
  const words = await leaveSomethingToDo(stage);
  stage.clock.run();
  const loop = startLoop(stage.house, async () => [stage.project], 1_000);
  say(`\nThe house is open on ${stage.baseUrl}. Its clock goes on from where the story ended.\n`);
  say(await doors(stage, cast));
  say(
    `\nThree days later a new report waits at the desk: sign in as Rosa and answer it. Its reporter has these words\n  ${words}`,
  );
  say('\nCtrl-C closes it and takes everything away.');
  await interrupted;
  await loop.stop();
}

/** Where to go, and as whom. */
async function doors({ baseUrl, gatehouse }: Stage, cast: Cast): Promise<string> {
  const rows: [string, string][] = [
    ['The public advisory', `${baseUrl}/advisories/CONTOUR-2026-001`],
    ['Feeds', `${baseUrl}/feed.atom  ${baseUrl}/feed.json`],
    ['Every mail that left', `${baseUrl}/demo/mail`],
    ['The API’s description', `${baseUrl}/api/v1/openapi.json`],
    ['Every part of the pages', `${baseUrl}/demo/parts`],
    ['Send a report yourself', `${baseUrl}/report`],
  ];
  for (const { actor, account, key } of cast.values()) {
    if (key) rows.push([`The reporter’s room: ${baseUrl}/r/ with the words`, key]);
    if (account === undefined) continue;
    const { token } = await makeDemoLink(gatehouse, account);
    const what = actor.organisation ?? actor.roles.join(', ');
    rows.push([`Sign in as ${actor.name} (${what})`, `${baseUrl}/demo/sign-in/${token}`]);
  }
  return rows.map(([what, where]) => `${what}\n  ${where}`).join('\n');
}
