import { isDeepStrictEqual } from 'node:util';
import type { Scenario, ScenarioStep } from '../../formats/scenario/schema.ts';
import type { SunkMail } from '../demo/sink.ts';
import { type DoorAnswer, isHeldBy } from './answer.ts';

/** What became of one step. */
export interface StepOutcome {
  readonly number: number;
  readonly step: ScenarioStep;
  /** The gate that held it back, where one was expected to and did. */
  readonly heldBy?: string;
  /** What was expected and is not so, in sentences; empty when all of it is. */
  readonly failures: readonly string[];
  readonly milliseconds: number;
}

/** Compares the answer of a door with what the scenario expects of it. */
export function judgeStep(step: ScenarioStep, answer: DoorAnswer): Pick<StepOutcome, 'heldBy' | 'failures'> {
  const failures: string[] = [];
  const said = answer.text.slice(0, 300).trim();
  if (step.expect === 'done') {
    if (!answer.done) failures.push(`It was refused (${answer.status} ${answer.held.join(', ')}): ${said}`);
  } else {
    const { refused, says } = step.expect;
    if (!isHeldBy(answer, refused, says)) {
      failures.push(
        answer.done
          ? `It was done, and ${refused} should have held it back.`
          : `It was held back, but not by ${refused} (${answer.status} ${answer.held.join(', ')}): ${said}`,
      );
    } else if (says !== undefined && !answer.text.includes(says)) failures.push(`The refusal does not say “${says}”.`);
  }
  for (const words of step.sees)
    if (!answer.text.includes(words)) failures.push(`The answer does not hold “${words}”.`);
  for (const words of step.misses) if (answer.text.includes(words)) failures.push(`The answer holds “${words}”.`);
  return { failures, ...(step.expect !== 'done' && failures.length === 0 ? { heldBy: step.expect.refused } : {}) };
}

/** Compares the end of the story with what the scenario expects, one sentence a difference. */
export function judgeEnd(
  expected: Scenario['expect'],
  reached: {
    readonly state: Readonly<Record<string, unknown>>;
    readonly refusals: readonly string[];
    readonly mails: readonly SunkMail[];
    readonly files: Readonly<Record<string, string | undefined>>;
  },
): readonly string[] {
  const failures: string[] = [];
  for (const [field, value] of Object.entries(expected.state)) {
    const is = reached.state[field];
    if (!isDeepStrictEqual(is, value)) {
      failures.push(`At the end ${field} is ${JSON.stringify(is)}, and ${JSON.stringify(value)} was expected.`);
    }
  }
  if (expected.refusals && !isDeepStrictEqual([...expected.refusals], [...reached.refusals])) {
    failures.push(
      `The gates that held were ${reached.refusals.join(', ')}, and ${expected.refusals.join(', ')} were expected.`,
    );
  }
  for (const mail of expected.mails) failures.push(...judgeMails(mail, reached.mails));
  for (const file of expected.files) {
    const text = reached.files[file.path];
    if (text === undefined) {
      failures.push(`Nothing stands at ${file.path}.`);
      continue;
    }
    for (const words of file.contains)
      if (!text.includes(words)) failures.push(`${file.path} does not hold “${words}”.`);
    for (const words of file.lacks) if (text.includes(words)) failures.push(`${file.path} holds “${words}”.`);
  }
  return failures;
}

function judgeMails(expected: Scenario['expect']['mails'][number], mails: readonly SunkMail[]): readonly string[] {
  const { to, subject, contains, lacks, before, count } = expected;
  const found = mails.filter(
    (mail) => mail.to === to && mail.subject.includes(subject) && (before === undefined || mail.at < before),
  );
  const which = `mail to ${to}${subject ? ` with “${subject}”` : ''}${before ? ` before ${before}` : ''}`;
  const failures: string[] = [];
  if (count !== undefined && found.length !== count)
    failures.push(`${found.length} times ${which} left, not ${count} times.`);
  if (count === undefined && found.length === 0) failures.push(`No ${which} left.`);
  for (const words of contains) {
    if (found.length > 0 && !found.some((mail) => mail.text.includes(words)))
      failures.push(`No ${which} holds “${words}”.`);
  }
  for (const words of lacks) {
    for (const mail of found) {
      if (`${mail.subject}\n${mail.text}`.includes(words))
        failures.push(`Mail ${mail.number} to ${to} holds “${words}”.`);
    }
  }
  return failures;
}
