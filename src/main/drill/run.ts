import { caseRoom } from '../../app/queries/cases.ts';
import type { Actor } from '../../core/access/actor.ts';
import { type DrillScore, instantOf, type Moments, momentsOf, readWhen, scoreOf } from '../../core/process/drill.ts';
import type { Instant } from '../../core/process/instant.ts';
import type { Deed, Drill } from '../../formats/drill/schema.ts';
import type { ScenarioStep } from '../../formats/scenario/schema.ts';
import type { Stage } from '../demo/stage.ts';
import { readPlaybook } from '../playbooks.ts';
import { type Cast, castOf } from '../replay/cast.ts';
import { judgeStep } from '../replay/outcome.ts';
import { perform } from '../replay/perform.ts';
import type { World } from '../replay/world.ts';
import { tellNews } from './news.ts';

/** What became of one thing that the drill or the model answer did. */
export interface DeedOutcome {
  readonly deed: Deed;
  readonly at: Instant;
  /** Why it did not come to pass; undefined when it did. */
  readonly failure?: string;
}

/** A drill under way. */
export interface DrillRun {
  readonly stage: Stage;
  readonly cast: Cast;
  /** Does the next thing that is due by now; gives nothing when nothing is. */
  step(): Promise<DeedOutcome | undefined>;
  /** When the next thing is due, or the end; nothing once it is over. */
  nextAt(): Promise<Instant | undefined>;
  score(): Promise<DrillScore>;
  /** What never came due, because what it counts from did not happen. */
  left(): readonly Deed[];
}

const onlooker: Actor = { kind: 'account', id: 'drill', roles: ['lead'] };

/**
 * Sets a drill going on a stage.
 * @param plays whether the model answer of the file plays the people too
 */
export async function startDrill(drill: Drill, stage: Stage, plays: boolean): Promise<DrillRun> {
  const playbook = await readPlaybook(drill.project.playbook);
  const world: World = { stage, cast: castOf(drill, stage), number: undefined };
  const pending = [...drill.events, ...(plays ? drill.play : [])];
  const done: Record<string, Instant> = {};
  const room = async () =>
    world.number === undefined ? undefined : caseRoom(stage.house, stage.project, world.number, onlooker);
  const known = async (): Promise<Moments> => {
    const found = await room();
    return { ...momentsOf(found?.case, found?.timeline ?? []), ...done, start: drill.start };
  };
  const dueOf = (deed: Deed, moments: Moments) => instantOf(readWhen(deed.when)!, moments, playbook.calendar);

  const soonest = (moments: Moments): { deed: Deed; at: Instant } | undefined => {
    let first: { deed: Deed; at: Instant } | undefined;
    for (const deed of pending) {
      const at = dueOf(deed, moments);
      if (at !== undefined && (!first || at < first.at)) first = { deed, at };
    }
    return first;
  };

  return {
    stage,
    cast: world.cast,
    async step() {
      const next = soonest(await known());
      const now = stage.clock.now();
      if (!next || next.at > now) return undefined;
      pending.splice(pending.indexOf(next.deed), 1);
      const failure = await act(world, drill, next.deed);
      done[next.deed.id] = now;
      await stage.moveTo(stage.clock.now());
      return { deed: next.deed, at: now, ...(failure === undefined ? {} : { failure }) };
    },
    async nextAt() {
      if ((await room())?.case.closedAt) return undefined;
      const moments = await known();
      const end = instantOf(readWhen(drill.ends)!, moments, playbook.calendar);
      const now = stage.clock.now();
      if (end !== undefined && now >= end) return undefined;
      const next = soonest(moments)?.at;
      const at = next === undefined || (end !== undefined && end < next) ? end : next;
      return at !== undefined && at < now ? now : at;
    },
    score: async () => {
      const goals = drill.goals.map((goal) => ({ ...goal, before: readWhen(goal.before)! }));
      return scoreOf(goals, await known(), (await room())?.case, playbook, stage.clock.now());
    },
    left: () => [...pending],
  };
}

/** Lets the drill do something through the front doors. @returns why it did not come to pass */
async function act(world: World, drill: Drill, deed: Deed): Promise<string | undefined> {
  if (deed.do === 'news') {
    await tellNews(world.stage, drill, deed);
    return undefined;
  }
  const { id: _, when: __, ...rest } = deed;
  const step: ScenarioStep = {
    ...rest,
    at: world.stage.clock.now(),
    sees: [],
    misses: [],
    rules: [],
    expect: 'done',
    invented: true,
  };
  try {
    return judgeStep(step, await perform(world, step)).failures[0];
  } catch (error) {
    return `It could not be tried: ${error instanceof Error ? error.message : error}`;
  }
}
