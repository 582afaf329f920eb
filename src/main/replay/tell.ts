import { sayInstant } from '../../core/process/instant.ts';
import { rules } from '../../core/process/rules/index.ts';
import type { Scenario } from '../../formats/scenario/schema.ts';
import type { StepOutcome } from './outcome.ts';
import type { ReplayResult } from './run.ts';

/** How a line stands out; without a terminal, not at all. */
export interface Paint {
  dim(text: string): string;
  good(text: string): string;
  held(text: string): string;
  bad(text: string): string;
  strong(text: string): string;
}

/** @param isOn whether the output is a terminal that shows colours */
export function paint(isOn: boolean): Paint {
  const with_ = (code: number) => (text: string) => (isOn ? `\u001b[${code}m${text}\u001b[0m` : text);
  return { dim: with_(2), good: with_(32), held: with_(33), bad: with_(31), strong: with_(1) };
}

const texts = new Map<string, string>(rules.map((rule) => [rule.id, rule.text]));

/** Whether colours help there: a terminal, and nobody has asked for none. */
export const isColourful = (stream: { readonly isTTY?: boolean }): boolean =>
  stream.isTTY === true && !process.env.NO_COLOR;

/** The rules by number, with the first one in words. */
function sayRules(ids: readonly string[]): string {
  const [first] = ids;
  return first === undefined ? '' : `${ids.join(' ')}  ${texts.get(first) ?? ''}`;
}

/** One step as its line or two: when, who, what, and which rule it kept or which gate held it back. */
export function sayStep(scenario: Pick<Scenario, 'actors'>, outcome: StepOutcome, p: Paint): string {
  const { step, heldBy, failures } = outcome;
  const who = scenario.actors[step.by]?.name ?? step.by;
  const head = `${p.dim(sayInstant(step.at))}  ${p.strong(who)}: ${step.says}`;
  const kept = sayRules(step.rules);
  if (failures.length > 0)
    return [head, ...failures.map((one) => `    ${p.bad('not as expected')}  ${one}`)].join('\n');
  const mark = heldBy ? `    ${p.held(`gate ${heldBy} held`)}` : kept ? `    ${p.good('kept')}` : '';
  return mark ? `${head}\n${mark}${kept ? p.dim(`  ${kept}`) : ''}` : head;
}

/** The end of a replay: what it came to, and what was not as expected. */
export function sayEnd({ result, paint: p }: { readonly result: ReplayResult; readonly paint: Paint }): string {
  const { steps, refusals, left, failures, ok, seconds } = result;
  const shown = new Set(steps.filter((one) => one.failures.length === 0).flatMap((one) => one.step.rules));
  const invented = steps.filter((one) => one.step.invented).length;
  const wrong = steps.filter((one) => one.failures.length > 0).length + failures.length;
  return [
    '',
    ...failures.map((one) => `${p.bad('not as expected')}  ${one}`),
    `${steps.length} steps (${invented} with invented words or times), ${shown.size} rules shown, ${refusals.length} times a gate held, ${left.mails.length} mails and ${left.files.length} files left the house, in ${seconds.toFixed(1)} s.`,
    ok
      ? p.good('Everything came as the scenario expects.')
      : p.bad(`${wrong} things did not come as the scenario expects.`),
  ].join('\n');
}
