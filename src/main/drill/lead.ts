import { createInterface } from 'node:readline';
import { makeDemoLink } from '../../app/identity/link.ts';
import { type Instant, sayInstant } from '../../core/process/instant.ts';
import type { Drill } from '../../formats/drill/schema.ts';
import { startLoop } from '../loop.ts';
import type { Paint } from '../replay/tell.ts';
import { addressOfPart } from './news.ts';
import type { Volunteer } from './roster.ts';
import type { DeedOutcome, DrillRun } from './run.ts';
import { sayDeed } from './tell.ts';

interface Going {
  readonly drill: Drill;
  readonly going: DrillRun;
  readonly paint: Paint;
  readonly say: (text: string) => void;
}

/** Plays a drill to its end with the model answer, as fast as it goes. */
export async function rehearse({ drill, going, paint, say }: Going): Promise<readonly DeedOutcome[]> {
  const outcomes: DeedOutcome[] = [];
  for (let at = await going.nextAt(); at !== undefined; at = await going.nextAt()) {
    await going.stage.moveTo(at);
    await happen({ drill, going, paint, say }, outcomes);
  }
  return outcomes;
}

/** Does everything that is due by now. */
async function happen({ drill, going, paint, say }: Going, outcomes: DeedOutcome[]): Promise<void> {
  for (let done = await going.step(); done; done = await going.step()) {
    outcomes.push(done);
    say(sayDeed(drill, done, paint));
  }
}

/** How often a drill with people looks whether something is due, in milliseconds. */
const watch = 1_000;

/**
 * Leads a drill with people: what is due happens by itself; with the virtual clock, Enter leaps to what happens next.
 * Ends when the case is closed, when its time is over, or when it is interrupted.
 */
export async function lead(
  drill: Going & {
    readonly isReal: boolean;
    /** Who plays which part, by the part's address. */
    readonly roster: ReadonlyMap<string, Volunteer>;
    readonly interrupted: Promise<unknown>;
  },
): Promise<readonly DeedOutcome[]> {
  const { going, say, isReal, interrupted } = drill;
  const { stage } = going;
  const outcomes: DeedOutcome[] = [];
  let isOver = false;
  let leaps = 0;
  interrupted.then(() => {
    isOver = true;
  });
  const lines = isReal ? undefined : createInterface({ input: process.stdin });
  lines?.on('line', () => {
    leaps += 1;
  });
  await invite(drill);
  say(await doors(drill));
  say(isReal ? '\nCtrl-C ends the drill.\n' : '\nEnter leaps to what happens next, Ctrl-C ends the drill.\n');
  stage.clock.run();
  const loop = startLoop(stage.house, async () => [stage.project], watch);
  try {
    while (!isOver) {
      await happen(drill, outcomes);
      const next = await going.nextAt();
      if (next === undefined) break;
      if (leaps > 0) {
        leaps = 0;
        await leap(drill, next);
      } else await Promise.race([interrupted, new Promise((wake) => setTimeout(wake, watch))]);
    }
  } finally {
    lines?.close();
    await loop.stop();
  }
  return outcomes;
}

/** Sessions may have ended meanwhile, as they would on the real day, so everybody gets a new door. */
async function leap(drill: Parameters<typeof lead>[0], to: Instant): Promise<void> {
  const { stage } = drill.going;
  if (to > stage.clock.now()) await stage.moveTo(to);
  drill.say(`\nIt is ${sayInstant(stage.clock.now())}.\n${await doors(drill)}\n`);
}

const parts = ({ drill, going }: Going) =>
  Object.entries(drill.actors).flatMap(([part, actor]) => {
    const account = going.stage.accounts.get(part);
    return actor.practises && account !== undefined ? [{ part, actor, account }] : [];
  });

/** One link for each part that signs in by itself, and where the drill's mails lie. */
async function doors(drill: Going): Promise<string> {
  const { baseUrl, gatehouse } = drill.going.stage;
  const rows: string[] = [];
  for (const { actor, account } of parts(drill)) {
    const { url } = await makeDemoLink(gatehouse, account);
    rows.push(`${actor.name} (${actor.roles.join(', ')})\n  ${url}`);
  }
  return [...rows, `Every mail of the drill\n  ${baseUrl}/demo/mail`].join('\n');
}

/** Tells everybody who agreed which part is theirs. The doors stand on the screen of the one who leads the drill. */
async function invite(drill: Parameters<typeof lead>[0]): Promise<void> {
  const { house } = drill.going.stage;
  for (const { part, actor } of parts(drill)) {
    if (!drill.roster.has(addressOfPart(part))) continue;
    await house.post.send({
      from: house.sender,
      to: addressOfPart(part),
      subject: `You play ${actor.name}`,
      text: `Your part is ${actor.name} (${actor.roles.join(', ')}).\n${actor.about}\n\nWhoever leads the drill has your link for signing in.\n`,
      messageId: `<invitation-${part}-${Date.parse(house.now())}@drill.invalid>`,
      date: house.now(),
    });
  }
}
