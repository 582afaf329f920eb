import { didYouMean } from '../core/case/zod-faults.ts';
import { CliFailure } from './command.ts';

/** One of the known words, or a failure that names the nearest of them. */
export function oneOf<T extends string>(what: string, word: string, known: readonly T[]): T {
  const found = known.find((each) => each === word);
  if (found) return found;
  const near = didYouMean(word, known);
  throw new CliFailure(
    `There is no ${what} ${word}. ${near ? `Did you mean ${near}?` : `Use one of ${known.join(', ')}.`}`,
  );
}
