import type { Fault } from '../case/fault.ts';
import type { Playbook } from '../process/playbook.ts';
import { countBelow } from './count-below.ts';
import { policyLine } from './policy-lines.ts';
import type { SeenText, Stretch } from './seen-text.ts';

/** One text on its way out: `path` says where a finding stands, as a JSON pointer. */
export interface OutgoingText {
  readonly path: string;
  readonly text: string;
}

/** A fault with its exact place, the sentence of the policy that it breaks, and what can stand there instead. */
export interface LeakFinding extends Fault {
  /** Lines and columns are counted from 1, columns in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** What was found, as it was written; empty where something is missing. */
  readonly quote: string;
  readonly policy: string;
  readonly instead?: string;
}

/** What a rule says of a stretch of the seen text. */
export interface Said {
  readonly rule: string;
  readonly severity?: Fault['severity'];
  readonly message: string;
  readonly mend: string;
  readonly instead?: string | undefined;
}

export type Place = (stretch: Stretch, said: Said) => LeakFinding;

/** Turns a stretch of the seen text into a finding in what was written. */
export function placing(
  { path, text }: OutgoingText,
  seen: SeenText,
  terms?: Pick<Playbook['embargo'], 'policy'>,
): Place {
  let breaks: readonly number[] | undefined;
  return ({ start, end }, { rule, severity = 'error', message, mend, instead }) => {
    const from = seen.from(start);
    breaks ??= lineBreaks(text);
    const line = countBelow(breaks, from) + 1;
    return {
      rule,
      severity,
      path,
      message,
      mend,
      line,
      column: from - (breaks[line - 2] ?? -1),
      quote: text.slice(from, seen.from(end)),
      policy: policyLine(rule, terms),
      ...(instead === undefined ? {} : { instead }),
    };
  };
}

function lineBreaks(text: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) places.push(at);
  return places;
}
