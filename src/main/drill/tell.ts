import type { DrillScore, ScoreLine } from '../../core/process/drill.ts';
import { sayDuration, sayInstant } from '../../core/process/instant.ts';
import type { Drill } from '../../formats/drill/schema.ts';
import type { Paint } from '../replay/tell.ts';
import type { DeedOutcome } from './run.ts';

/** One thing that happened, as a line or two. */
export function sayDeed({ actors }: Drill, { deed, at, failure }: DeedOutcome, p: Paint): string {
  const who = deed.do === 'news' ? 'News' : (actors[deed.by]?.name ?? deed.by);
  const line = `${p.dim(sayInstant(at))}  ${p.strong(who)}: ${deed.says}`;
  return failure === undefined ? line : `${line}\n    ${p.held('did not come to pass')}  ${failure}`;
}

const words: Readonly<Record<ScoreLine['outcome'], string>> = {
  reached: 'reached',
  missed: 'missed ',
  open: 'open   ',
  idle: 'idle   ',
};

/** The score sheet: every goal and clock with its points and the time to spare. */
export function sayScore(score: DrillScore, p: Paint): string {
  const colour = { reached: p.good, missed: p.bad, open: p.held, idle: p.dim };
  const lines = score.lines.map(({ says, outcome, points, of, spare }) => {
    const time = spare === undefined ? '' : `  (${sayDuration(spare)} ${spare < 0 ? 'late' : 'to spare'})`;
    return `${colour[outcome](words[outcome])} ${String(points).padStart(2)}/${of}  ${says}${p.dim(time)}`;
  });
  const share = score.of === 0 ? 0 : Math.round((100 * score.points) / score.of);
  return ['', ...lines, '', p.strong(`${score.points} of ${score.of} points (${share} %)`)].join('\n');
}
