import { type Chance, goodInputs, type Place } from '../samples.ts';

/** How many inputs of one step are tried at one place. */
const most = 4;

/** A tape answers every question of chance by its next digit; what it is asked beyond its end is answered with 0. */
export type Tape = readonly number[];

/** Digit 0 is the likeliest answer, so that the empty tape draws what leads on. */
function chanceOf(tape: Tape, arities: number[]): Chance {
  const digit = (arity: number): number => {
    arities.push(arity);
    return Math.min(tape[arities.length - 1] ?? 0, arity - 1);
  };
  const of = <T>(list: readonly T[]): T => list[digit(list.length)]!;
  return {
    of,
    below: (n) => (digit(Math.min(n, 2)) === 0 ? 0 : n - 1),
    is: (probability) => (digit(2) === 0) === probability >= 0.5,
    weighted: (list, weight) => of(list.toSorted((a, b) => weight(b) - weight(a))),
  };
}

/** The input that a tape draws for a command at a place; undefined when there is none. */
export function draw(command: string, place: Place, tape: Tape): object | undefined {
  return inputOf(command, place, chanceOf(tape, []));
}

/** A sample may ask for what is not there, and then there is no input. */
function inputOf(command: string, place: Place, chance: Chance): object | undefined {
  try {
    return goodInputs[command]?.(place, chance);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Every different input that chance could draw, the likeliest first, each with its tape; bounded. */
export function draws(command: string, place: Place): readonly { readonly tape: Tape; readonly input: object }[] {
  const found = new Map<string, { tape: Tape; input: object }>();
  for (let tape: Tape | undefined = [], tries = 0; tape && tries < 4 * most && found.size < most; tries += 1) {
    const arities: number[] = [];
    const input = inputOf(command, place, chanceOf(tape, arities));
    const name = JSON.stringify(input);
    if (input && !found.has(name)) found.set(name, { tape, input });
    tape = following(tape, arities);
  }
  return [...found.values()];
}

/** The next tape, the first question varying fastest: what is chosen first is mostly which of several alike. */
function following(tape: Tape, arities: readonly number[]): Tape | undefined {
  for (let i = 0; i < arities.length; i += 1) {
    const digit = (tape[i] ?? 0) + 1;
    if (digit < arities[i]!) return [...arities.slice(0, i).map(() => 0), digit, ...tape.slice(i + 1)];
  }
  return undefined;
}
